import { expect, test } from 'vitest';
import * as z from 'zod';
import { cityStacks, everySetting, synthesized } from '../lib/city-template.ts';
import { playedKinds, unplayedKinds } from './alarm-kinds.ts';

const metricSchema = z.object({ Namespace: z.string(), MetricName: z.string() });
const watchedSchema = z.union([
  metricSchema,
  z
    .object({ Metrics: z.array(z.object({ MetricStat: z.object({ Metric: metricSchema }).optional() })) })
    .transform(({ Metrics }) => metricSchema.parse(Metrics.find(({ MetricStat }) => MetricStat !== undefined)?.MetricStat?.Metric)),
]);

test('every kind of signal that an alarm of the template looks at is played in the drill by an alarm of that kind, or says why it is not', () => {
  const template = synthesized(cityStacks(everySetting));
  const alarms = template.ofType('AWS::CloudWatch::Alarm').map(({ logicalId, properties }) => {
    const { Namespace, MetricName } = watchedSchema.parse(properties);
    return { name: logicalId.replace(/Alarm$/, ''), kind: `${Namespace.replace(/^SatuData\/.*$/, 'SatuData')} ${MetricName}` };
  });
  const budgets = template.ofType('AWS::Budgets::Budget').map(() => 'AWS/Budgets Cost');
  const kinds = new Set([...alarms.map(({ kind }) => kind), ...budgets]);
  expect([...Object.keys(playedKinds), ...Object.keys(unplayedKinds)].sort()).toEqual([...kinds].sort());
  expect(Object.entries(playedKinds).filter(([kind, name]) => !alarms.some((alarm) => alarm.kind === kind && alarm.name === name))).toEqual(
    [],
  );
});
