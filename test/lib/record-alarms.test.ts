import { afterEach, expect, test, vi } from 'vitest';
import { emfRecordMetrics } from '../../functions/aws/cloudwatch/emf-record-metrics.ts';
import { metricsNamespaceOf } from '../../functions/limits.ts';
import { embeddedSamples } from '../../local/metrics/embedded-metrics.ts';
import { cityStacks, synthesized, theCity } from './city-template.ts';

const alarms = synthesized(cityStacks()).ofType('AWS::CloudWatch::Alarm');
const alarm = (id: string) => alarms.find(({ logicalId }) => logicalId === `${id}Alarm`)?.properties;

afterEach(() => vi.restoreAllMocks());

test.each([
  ['RecordsTampered', 'RecordsTampered', emfRecordMetrics(metricsNamespaceOf(theCity)).tampered],
  ['ArchiveMissing', 'ArchiveDaysMissing', emfRecordMetrics(metricsNamespaceOf(theCity)).daysMissing],
] as const)('the alarm %s watches the very metric %s that the archive tells', (alarmName, metricName, tell) => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  tell(3);
  vi.restoreAllMocks();
  const [sample, ...others] = lines.flatMap((line) => embeddedSamples(line));
  expect(others).toEqual([]);
  expect(sample).toMatchObject({ name: metricName, maximum: 3, dimensions: { Archive: 'access-records' } });
  const Dimensions = Object.entries(sample?.dimensions ?? {}).map(([Name, Value]) => ({ Name, Value }));
  const watched = JSON.stringify({ ...alarm(alarmName) });
  expect(alarm(alarmName)).toMatchObject({ Threshold: 1 });
  for (const part of [{ Dimensions }, { MetricName: sample?.name }, { Namespace: sample?.namespace }]) {
    expect(watched).toContain(JSON.stringify(part).slice(1, -1));
  }
});

test('one rings until a comparison finds nothing; the other when a day was left out, and when no run reaches its end', () => {
  expect(alarm('RecordsTampered')).toMatchObject({ TreatMissingData: 'ignore' });
  expect(alarm('ArchiveMissing')).toMatchObject({
    TreatMissingData: 'breaching',
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Threshold: 1,
    EvaluationPeriods: 2,
  });
  expect(JSON.stringify(alarm('ArchiveMissing')?.Metrics)).toContain('"Stat":"Maximum"');
});
