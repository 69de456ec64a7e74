import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emfProgressMetrics } from '../../../functions/aws/cloudwatch/emf-progress-metrics.ts';
import { cloudWatchProgressHistory } from '../../../functions/aws/cloudwatch/progress-history.ts';
import { mondayOf } from '../../../functions/progress/calendar.ts';
import { countOpd } from '../../../functions/progress/count-opd.ts';
import { joinHistory } from '../../../functions/progress/join-history.ts';
import { openMetrics } from '../../../local/metrics/metrics.ts';
import { emittedLines } from '../../cost/emitted-lines.ts';
import { credentials, region, serveJson, testAccess } from '../../local/json-server.ts';

const namespace = 'SatuData/kota';
const from = new Date('2026-11-01T00:00:00Z');
const to = new Date('2026-12-01T00:00:00Z');
const countAt = (at: string, delivered: number, late: number) => ({ ...countOpd('dinkes', [], new Date(at)), planned: 9, delivered, late });

describe('the gauges of past days, as the functions told them', () => {
  const directory = mkdtempSync(join(tmpdir(), 'history-'));
  const { access } = testAccess();
  const metrics = openMetrics({ directory, access });
  let server: Awaited<ReturnType<typeof serveJson>>;
  let client: CloudWatchClient;
  beforeAll(async () => {
    server = await serveJson([metrics.service], access);
    client = new CloudWatchClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 });
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
    metrics.close();
    rmSync(directory, { recursive: true });
  });
  const tell = (at: string, delivered: number, late: number) => {
    for (const line of emittedLines(() => emfProgressMetrics(namespace).ofOpd(countAt(at, delivered, late)))) {
      expect(metrics.recordEmf(line.replace(/"Timestamp":\d+/, `"Timestamp":${Date.parse(at)}`))).toBe(2);
    }
  };
  const read = async () => (await cloudWatchProgressHistory(client, namespace).read(['dinkes', 'dinsos'], from, to)).get('dinkes') ?? [];

  test('are a point a day in the city, as the day left it: a count at midnight there is of the day that begins', async () => {
    tell('2026-11-21T17:05:00Z', 9, 0);
    // Five past midnight on Monday the 23rd, when it is Sunday in UTC; then a delivery on Monday afternoon.
    tell('2026-11-22T17:05:00Z', 5, 4);
    tell('2026-11-23T08:20:00Z', 6, 3);
    expect(await read()).toEqual([
      { at: '2026-11-21T17:00:00.000Z', delivered: 9, late: 0 },
      { at: '2026-11-23T08:00:00.000Z', delivered: 6, late: 3 },
    ]);
    const weeks = (await read()).map(({ at, late }) => [mondayOf(new Date(at)), late]);
    expect(weeks).toEqual([
      ['2026-11-16', 0],
      ['2026-11-23', 3],
    ]);
  });

  test('take the place of the snapshots of their own weeks, and of no other', async () => {
    const snapshots = ['2026-11-08T17:05:00.000Z', '2026-11-15T17:05:00.000Z', '2026-11-22T17:05:00.000Z'].map((at) => countAt(at, 1, 8));
    expect(joinHistory(snapshots, await read()).map(({ at, late }) => [mondayOf(new Date(at)), late])).toEqual([
      ['2026-11-09', 8],
      ['2026-11-16', 0],
      ['2026-11-23', 3],
    ]);
  });

  test('of an OPD that was never told are none', async () => {
    expect((await cloudWatchProgressHistory(client, namespace).read(['dinsos'], from, to)).get('dinsos')).toEqual([]);
  });
});

test('the history is read to its end, though a page holds a part of a metric', async () => {
  const mocked = mockClient(CloudWatchClient);
  const page = (Values: number[], day: number, NextToken?: string) => ({
    MetricDataResults: ['delivered0', 'late0'].map((Id) => ({
      Id,
      Timestamps: Values.map((_value, place) => new Date(Date.UTC(2026, 10, day + place, 3))),
      Values,
    })),
    ...(NextToken === undefined ? {} : { NextToken }),
  });
  mocked
    .on(GetMetricDataCommand)
    .resolvesOnce(page([1, 2], 2, 'more'))
    .resolvesOnce(page([3], 4));
  const history = await cloudWatchProgressHistory(new CloudWatchClient({ region }), namespace).read(['dinkes'], from, to);
  expect(history.get('dinkes')?.map(({ delivered, late }) => [delivered, late])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  expect(mocked.commandCalls(GetMetricDataCommand).map(({ args: [{ input }] }) => input.NextToken)).toEqual([undefined, 'more']);
  mocked.restore();
});
