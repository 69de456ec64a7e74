import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../cities/city.ts';
import { named } from './logical-id.ts';
import { runbookSection } from './runbook-section.ts';

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
        // The mail bears the name and no text of ours. AWS takes neither a colon nor a backslash in it, so of an address the path alone.
        budgetName: `satu-data-${deploymentNameOf(city)} ${runbookSection('docs/runbook.md', name)}`,
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
