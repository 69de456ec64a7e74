import { afterEach, expect, test, vi } from 'vitest';
import { emfRecordMetrics } from '../../functions/aws/emf-record-metrics.ts';
import { embeddedSamples } from '../../local/metrics/embedded-metrics.ts';
import { cityStack, synthesized } from './city-template.ts';

const alarms = synthesized(cityStack()).ofType('AWS::CloudWatch::Alarm');
const alarm = (id: string) => alarms.find(({ logicalId }) => logicalId === `${id}Alarm`)?.properties;

afterEach(() => vi.restoreAllMocks());

test('the alarm of tampered records watches the very metric that the archive tells', () => {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  emfRecordMetrics().tampered(3);
  vi.restoreAllMocks();
  const [sample, ...others] = lines.flatMap((line) => embeddedSamples(line));
  expect(others).toEqual([]);
  expect(sample).toMatchObject({ name: 'RecordsTampered', maximum: 3, dimensions: { Archive: 'access-records' } });
  const Dimensions = Object.entries(sample?.dimensions ?? {}).map(([Name, Value]) => ({ Name, Value }));
  expect(alarm('RecordsTampered')).toMatchObject({ Namespace: sample?.namespace, MetricName: sample?.name, Dimensions, Threshold: 1 });
});

test('it rings until a comparison finds nothing, and a silent archive rings, too', () => {
  expect(alarm('RecordsTampered')).toMatchObject({ TreatMissingData: 'ignore' });
  expect(alarm('ArchiveMissing')).toMatchObject({ TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold', Threshold: 1 });
});
