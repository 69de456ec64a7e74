import { numberText } from '../../messages/number.ts';
import type { Field, StandardContent } from '../standard.ts';
import { type AskedRule, askedRules } from './asked.ts';
import { requiredLevel } from './required.ts';
import type { RuleName } from './table.ts';

/** Whether it must be filled, then what it may be, then between what; rules that aren't named follow as they are asked. */
const toldFirst: readonly RuleName[] = [
  'required',
  'unique',
  'referenceCodes',
  'enum',
  'categories',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
];

/** In the order in which people are told of them. */
export function asTold(rules: readonly AskedRule[]): AskedRule[] {
  return rules.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function placeOf({ name }: AskedRule): number {
  const place = toldFirst.indexOf(name);
  return place === -1 ? toldFirst.length : place;
}

/** What is asked of each cell of a field, for people to read: a clause for each rule; one that only warns says so. */
export function ruleTexts(standard: StandardContent, field: Field): string[] {
  const required = requiredLevel(standard, field);
  return asTold(askedRules(field, required !== undefined)).map(({ name, sentence }) => {
    const level = name === 'required' ? required : (field.rules?.[name] ?? field.level);
    return level === 'peringatan' ? `${sentence(asRead)} (peringatan)` : sentence(asRead);
  });
}

/** Years are no amounts: `2000` stays as it is written. */
const leastAmount = 10_000;

/** A bound as it is read in Indonesia. */
function asRead(bound: string | number): string {
  const isAmount = typeof bound === 'number' && Math.abs(bound) >= leastAmount;
  return isAmount ? numberText(bound) : String(bound).replace(/^(-?\d+)\.(\d+)$/, '$1,$2');
}
