import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatchClient,
  GetMetricDataCommand,
  ListMetricsCommand,
  type MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMetrics } from '../../local/metrics/metrics.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';

const Namespace = 'SatuData';
const minute = (number: number) => new Date(Date.UTC(2026, 10, 24, 3, number));
const opd = (Value: string) => [{ Name: 'opd', Value }];

describe('metrics', () => {
  let directory: string;
  let permission: ReturnType<typeof testAccess>;
  let metrics: ReturnType<typeof openMetrics>;
  let server: Awaited<ReturnType<typeof serveJson>>;
  let client: CloudWatchClient;

  const start = async () => {
    metrics = openMetrics({ directory, access: permission.access });
    server = await serveJson([metrics.service], permission.access);
    client = new CloudWatchClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 });
  };
  const stop = async () => {
    client.destroy();
    await server.close();
    metrics.close();
    expect(server.faults).toEqual([]);
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'metrics-'));
    permission = testAccess();
    await start();
  });

  afterEach(async () => {
    await stop();
    rmSync(directory, { recursive: true });
  });

  const put = (...MetricData: MetricDatum[]) => client.send(new PutMetricDataCommand({ Namespace, MetricData }));
  const read = async (
    Stat: string,
    options: { period?: number; name?: string; dimensions?: MetricDatum['Dimensions']; from?: Date; ascending?: true } = {},
  ) => {
    const Metric = { Namespace, MetricName: options.name ?? 'Rows', Dimensions: options.dimensions };
    const answer = await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: [{ Id: 'q', MetricStat: { Metric, Period: options.period ?? 300, Stat } }],
        StartTime: options.from ?? minute(0),
        EndTime: minute(20),
        ...(options.ascending ? { ScanBy: 'TimestampAscending' as const } : {}),
      }),
    );
    return answer.MetricDataResults?.[0];
  };

  test('gives each statistic of a period', async () => {
    for (const [index, Value] of [10, 20, 30, 40].entries()) await put({ MetricName: 'Rows', Value, Timestamp: minute(index) });
    const values = await Promise.all(
      ['Sum', 'Average', 'Minimum', 'Maximum', 'SampleCount', 'p50', 'p99', 'p0'].map(async (name) => (await read(name))?.Values),
    );
    expect(values).toEqual([[100], [25], [10], [40], [4], [20], [40], [10]]);
  });

  test('gives one point per period, newest first unless asked otherwise, and none outside the time', async () => {
    for (const at of [1, 6, 7, 16, 21]) await put({ MetricName: 'Rows', Value: at, Timestamp: minute(at) });
    const newest = await read('Sum');
    expect(newest?.Values).toEqual([16, 13, 1]);
    expect(newest?.Timestamps).toEqual([minute(15), minute(5), minute(0)]);
    expect((await read('Sum', { ascending: true }))?.Values).toEqual([1, 13, 16]);
    expect((await read('Sum', { from: minute(7) }))?.Values).toEqual([16, 7]);
  });

  test('keeps series apart by their dimensions, in whatever order those come', async () => {
    const both = [
      { Name: 'opd', Value: 'dinkes' },
      { Name: 'kind', Value: 'csv' },
    ];
    await put({ MetricName: 'Rows', Value: 1, Dimensions: both, Timestamp: minute(1) });
    await put({ MetricName: 'Rows', Value: 2, Dimensions: both.toReversed(), Timestamp: minute(1) });
    await put({ MetricName: 'Rows', Value: 50, Dimensions: opd('dinsos'), Timestamp: minute(1) });
    expect((await read('Sum', { dimensions: both }))?.Values).toEqual([3]);
    expect((await read('Sum', { dimensions: opd('dinsos') }))?.Values).toEqual([50]);
    expect((await read('Sum'))?.Values).toEqual([]);
  });

  test('takes values with counts, and statistic sets, which have no percentile', async () => {
    await put({ MetricName: 'Rows', Values: [1, 5], Counts: [3, 1], Timestamp: minute(1) });
    expect([(await read('Sum'))?.Values, (await read('SampleCount'))?.Values, (await read('p75'))?.Values]).toEqual([[8], [4], [1]]);
    await put({ MetricName: 'Rows', StatisticValues: { SampleCount: 2, Sum: 12, Minimum: 2, Maximum: 10 }, Timestamp: minute(2) });
    expect([(await read('Sum'))?.Values, (await read('Maximum'))?.Values, (await read('p75'))?.Values]).toEqual([[20], [10], []]);
  });

  test('takes a request that the SDK has compressed', async () => {
    await put(
      ...Array.from({ length: 400 }, (_, index) => ({
        MetricName: 'Rows',
        Value: 1,
        Dimensions: opd(`opd-${index}`),
        Timestamp: minute(1),
      })),
    );
    expect((await read('Sum', { dimensions: opd('opd-399') }))?.Values).toEqual([1]);
  });

  test('lists metrics by namespace, name and dimension', async () => {
    await put(...['dinkes', 'dinsos'].map((name) => ({ MetricName: 'Rows', Value: 1, Dimensions: opd(name), Timestamp: minute(1) })));
    await put({ MetricName: 'Late', Value: 1, Timestamp: new Date() });
    const list = async (input: object) =>
      ((await client.send(new ListMetricsCommand(input))).Metrics ?? []).map(({ MetricName, Dimensions }) => [
        MetricName,
        Dimensions?.[0]?.Value,
      ]);
    expect(await list({ Namespace })).toEqual([
      ['Late', undefined],
      ['Rows', 'dinkes'],
      ['Rows', 'dinsos'],
    ]);
    expect(await list({ MetricName: 'Rows', Dimensions: [{ Name: 'opd', Value: 'dinsos' }] })).toEqual([['Rows', 'dinsos']]);
    expect(await list({ Namespace: 'Other' })).toEqual([]);
  });

  test('keeps the metrics of an embedded metric line, for each set of dimensions', async () => {
    const line = {
      _aws: {
        Timestamp: minute(1).getTime(),
        CloudWatchMetrics: [{ Namespace, Dimensions: [['opd'], []], Metrics: [{ Name: 'Rows', Unit: 'Count' }, { Name: 'Absent' }] }],
      },
      opd: 'dinkes',
      Rows: [4, 6],
      level: 'INFO',
    };
    expect(metrics.recordEmf(JSON.stringify(line))).toBe(4);
    expect((await read('Sum', { dimensions: opd('dinkes') }))?.Values).toEqual([10]);
    expect((await read('SampleCount'))?.Values).toEqual([2]);
  });

  test('keeps nothing of a line that is not in the embedded metric format', () => {
    const broken = [
      'START RequestId: 1',
      '{"level":"INFO","message":"_aws"}',
      '{"_aws":',
      '{"_aws":null}',
      '"_aws"',
      JSON.stringify({
        _aws: { Timestamp: 1, CloudWatchMetrics: [{ Namespace, Dimensions: [['opd']], Metrics: [{ Name: 'Rows' }] }] },
        Rows: 1,
      }),
      JSON.stringify({
        _aws: { Timestamp: 1, CloudWatchMetrics: [{ Namespace, Dimensions: [[]], Metrics: [{ Name: 'Rows' }] }] },
        Rows: 'many',
      }),
    ];
    expect(broken.map((line) => metrics.recordEmf(line))).toEqual(broken.map(() => 0));
  });

  test('keeps its metrics over a restart', async () => {
    await put({ MetricName: 'Rows', Value: 7, Timestamp: minute(1) });
    await stop();
    await start();
    expect((await read('Sum'))?.Values).toEqual([7]);
  });

  test('asks for the right with the namespace, and refuses without it', async () => {
    permission.state.deny.add('cloudwatch:PutMetricData');
    await expect(put({ MetricName: 'Rows', Value: 1 })).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    expect(permission.asked).toEqual([
      { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': Namespace } },
    ]);
  });

  test('refuses a datum without a value, an unknown statistic and a time that runs backwards', async () => {
    await expect(put({ MetricName: 'Rows' })).rejects.toThrow('Rows must have a Value');
    await expect(read('tm90')).rejects.toThrow('tm90 is not a statistic');
    await expect(read('Sum', { from: minute(30) })).rejects.toThrow('StartTime must be less');
    const MetricDataQueries = [{ Id: 'q', Expression: 'SUM(METRICS())' }];
    await expect(client.send(new GetMetricDataCommand({ MetricDataQueries, StartTime: minute(0), EndTime: minute(1) }))).rejects.toThrow(
      'MetricDataQueries',
    );
  });
});
