import { expect, test } from 'vitest';
import * as z from 'zod';
import type { City } from '../../cities/city.ts';
import { cityStacks, synthesized } from './city-template.ts';

/** AWS Budgets, `BudgetName`. */
const mostCharacters = 100;

function budgetOf(changes: Partial<City>): { readonly BudgetName: string } {
  const [budget] = synthesized(cityStacks(changes)).ofType('AWS::Budgets::Budget');
  return z.object({ BudgetName: z.string() }).parse(budget?.properties.Budget);
}

test('a budget that tells somebody else has another name, so that CloudFormation can make it before it takes the old one away', () => {
  const addresses = [undefined, 'walidata@example.id', 'kominfo@example.id'];
  const names = addresses.map((alarmEmail) => budgetOf({ alarmEmail }).BudgetName);
  expect(new Set(names).size).toBe(addresses.length);
  expect(budgetOf({ alarmEmail: 'walidata@example.id', monthlyBudgetUsd: 99 }).BudgetName).toBe(names[1]);
});

test('a budget’s name fits, whatever the city is called, and tells no address', () => {
  const { BudgetName: name } = budgetOf({ id: 'k'.repeat(35), alarmEmail: 'walidata@example.id' });
  expect(name.length).toBeLessThanOrEqual(mostCharacters);
  expect(name).not.toMatch(/walidata|@/);
});
