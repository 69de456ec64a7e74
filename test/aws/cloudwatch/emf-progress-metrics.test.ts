import { expect, test } from 'vitest';
import { emfProgressMetrics } from '../../../functions/aws/cloudwatch/emf-progress-metrics.ts';
import { deliveryStatuses } from '../../../functions/model/delivery-status.ts';
import { countOpd } from '../../../functions/progress/count-opd.ts';
import { cityGaugesOf } from '../../../functions/progress/tell-gauges.ts';
import { embeddedSamples } from '../../../local/metrics/embedded-metrics.ts';
import { emittedLines } from '../../cost/emitted-lines.ts';
import { anOpd } from '../../progress/an-opd.ts';

const now = new Date('2026-11-24T05:00:00Z');
const metrics = emfProgressMetrics('SatuData/kota');

/** An OPD of open and closed datasets in every state, and its count. */
function counted(seed: number) {
  const { datasets, newest } = anOpd(seed, now);
  const deliveries = datasets.map((dataset) => ({ dataset, newestUpload: newest.get(dataset.datasetId) }));
  return { datasets, count: countOpd('dinkes', deliveries, now) };
}

test('an OPD’s line bears every status as a field, and they add up to what is planned', () => {
  const { count } = counted(5);
  const lines = emittedLines(() => metrics.ofOpd(count));
  expect(lines).toHaveLength(1);
  const line: Record<string, unknown> = JSON.parse(lines[0] ?? '');
  const fields = deliveryStatuses.map((status) => Number(line[status]));
  expect(fields).toEqual(deliveryStatuses.map((status) => count.statuses?.[status]));
  expect(fields.reduce((sum, field) => sum + field, 0)).toBe(Number(line.planned));
  expect(embeddedSamples(lines[0] ?? '').map(({ name, sum, dimensions }) => [name, sum, dimensions])).toEqual([
    ['DatasetsDelivered', count.delivered, { Opd: 'dinkes' }],
    ['DatasetsLate', count.late, { Opd: 'dinkes' }],
  ]);
});

test('no line names a dataset, by id or title, closed or not', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { datasets, count } = counted(seed);
    const lines = emittedLines(() => {
      metrics.ofOpd(count);
      metrics.ofCity(cityGaugesOf([count], now));
    });
    expect(lines).toHaveLength(2);
    const named = datasets.filter(({ datasetId, title }) => lines.some((line) => line.includes(datasetId) || line.includes(title)));
    expect(named).toEqual([]);
  }
});
