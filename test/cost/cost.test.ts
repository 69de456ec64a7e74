import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../lib/project-root.ts';
import { cityStacks, synthesized, theCity } from '../lib/city-template.ts';
import { costDocument, costLimits, theCosts } from './cost-document.ts';
import { costsOf, metricsOnDashboard, sumsOf, usdOf } from './costs.ts';
import { allowances, prices } from './prices.ts';
import { toldBy } from './told-metrics.ts';

const template = synthesized(cityStacks({ alarmEmail: 'walidata@example.id' }));
const lines = theCosts();
const opdIds = theCity.opds.map(({ id }) => id);

describe('what the cockpit costs in a month', () => {
  test('stays within the limits, when nobody comes and in a busy month', () => {
    const { billed } = sumsOf(lines);
    expect(billed.fixed).toBeGreaterThan(0);
    expect(billed.fixed).toBeLessThanOrEqual(costLimits.fixedUsd);
    expect(billed.whole).toBeGreaterThan(billed.fixed);
    expect(billed.whole).toBeLessThanOrEqual(costLimits.wholeUsd);
  });

  test('grows by each alarm, and passes the limit with a few more', () => {
    const alarm = lines.find(({ price, isCockpit }) => price === prices.alarm && isCockpit);
    if (!alarm) throw new Error('there are no alarms');
    const withMore = lines.map((line) => (line === alarm ? { ...line, count: line.count + 5 } : line));
    expect(sumsOf(withMore).billed.fixed).toBeCloseTo(sumsOf(lines).billed.fixed + 5 * prices.alarm.usd, 6);
    expect(sumsOf(withMore).billed.fixed).toBeGreaterThan(costLimits.fixedUsd);
  });

  test('counts every alarm of the template, each as often as it has metrics', () => {
    const alarms = costsOf(template, opdIds).filter(({ price }) => price === prices.alarm);
    expect(alarms.reduce((sum, { count }) => sum + count, 0)).toBe(template.ofType('AWS::CloudWatch::Alarm').length);
  });

  test('is as docs/cost.md says', () => {
    expect(readFileSync(join(projectRoot, 'docs/cost.md'), 'utf8')).toBe(costDocument(lines));
  });
});

describe('metrics', () => {
  test('are two an OPD, told with its statuses in one line, and none a dataset', () => {
    const told = toldBy(opdIds);
    expect(told.opd.metrics).toBe(2);
    expect(told.opds.metrics).toBe(2 * opdIds.length);
  });

  test('of uploads and of the city do not grow with the number of OPDs', () => {
    const [few, many] = [toldBy(opdIds.slice(0, 2)), toldBy(opdIds)];
    expect([many.city.metrics, many.upload.metrics]).toEqual([few.city.metrics, few.upload.metrics]);
  });

  test('told an OPD and status, every six hours, would alone cost more than the whole cockpit may', () => {
    const statuses = 7;
    const asBefore = { item: '', count: (opdIds.length * statuses * 4) / 24, price: prices.metric, isFixed: true, isCockpit: true };
    expect(usdOf(asBefore)).toBeGreaterThan(costLimits.wholeUsd);
  });
});

test('the dashboards are free: at most three, of at most 50 metrics, and none searches for more', () => {
  expect(template.ofType('AWS::CloudWatch::Dashboard').length).toBeLessThanOrEqual(allowances.dashboards);
  expect(metricsOnDashboard(template)).toBeGreaterThan(20);
  expect(metricsOnDashboard(template)).toBeLessThanOrEqual(allowances.metricsOnADashboard);
});

test('the budget is one of the two that are free, and is told to the city’s address', () => {
  const budgets = template.ofType('AWS::Budgets::Budget');
  expect(budgets).toHaveLength(1);
  expect(budgets[0]?.properties).toMatchObject({
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 40, Unit: 'USD' } },
    NotificationsWithSubscribers: [
      {
        Notification: { NotificationType: 'ACTUAL', Threshold: 80 },
        Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'walidata@example.id' }],
      },
      { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: [{ SubscriptionType: 'EMAIL' }] },
    ],
  });
});

test('a budget stands in the region that CloudFormation has budgets in, of every city, and is told to nobody where there is no address', () => {
  const withoutAddress = cityStacks();
  expect(withoutAddress.all.map(({ region }) => region)).toEqual([...Array(4).fill('ap-southeast-3'), 'us-east-1']);
  const [budget] = synthesized(withoutAddress).ofType('AWS::Budgets::Budget');
  expect(budget?.properties).toMatchObject({ Budget: { BudgetLimit: { Amount: 40, Unit: 'USD' } }, NotificationsWithSubscribers: [] });
});
