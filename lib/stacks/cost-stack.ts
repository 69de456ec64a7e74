import { createHash } from 'node:crypto';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { named } from '../logical-id.ts';
import { runbookSection } from '../watching/runbook-section.ts';

const name = 'CostOverBudget';

/**
 * What the city's account may cost in a month. AWS tells `alarmEmail` by itself, without the topic of alarms, which stands in another region; a city without an address sees the budget in the console alone.
 * The first two budgets of an account cost nothing.
 */
export class CostStack extends Stack {
  constructor(scope: Construct, id: string, { city, ...properties }: StackProps & { readonly city: City }) {
    super(scope, id, properties);
    const { monthlyBudgetUsd: amount, alarmEmail: address } = city;
    const tell = (to: string, notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'EMAIL', address: to }],
    });
    const budget = new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: budgetName(deploymentNameOf(city), address),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
      },
      // Four fifths leave a week to find the cause; a forecast tells a sudden one before it is spent.
      notificationsWithSubscribers: address === undefined ? [] : [tell(address, 'ACTUAL', 80), tell(address, 'FORECASTED', 100)],
    });
    named(budget, name);
  }
}

/** As many as the name has room for beside the longest deployment's and the runbook's. */
const hashCharacters = 5;

/**
 * The mail bears the name and no text of ours; AWS takes 100 characters, and neither a colon nor a backslash, so of the runbook's address the path alone.
 * CloudFormation replaces a budget when its subscribers change (AWS::Budgets::Budget, `NotificationsWithSubscribers`), the new one first, and AWS refuses a second one of that name.
 */
function budgetName(deploymentName: string, subscriber: string | undefined): string {
  const told = subscriber === undefined ? '' : ` ${createHash('sha256').update(subscriber).digest('hex').slice(0, hashCharacters)}`;
  return `satu-data-${deploymentName}${told} ${runbookSection('docs/runbook.md', name)}`;
}
