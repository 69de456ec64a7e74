import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { emfIngestMetrics } from '../../functions/aws/cloudwatch/emf-ingest-metrics.ts';
import { emfLookMetrics } from '../../functions/aws/cloudwatch/emf-look-metrics.ts';
import { emfProgressMetrics } from '../../functions/aws/cloudwatch/emf-progress-metrics.ts';
import { emfRecordMetrics } from '../../functions/aws/cloudwatch/emf-record-metrics.ts';
import { metricsNamespaceOf } from '../../functions/limits.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { cityGaugesOf } from '../../functions/progress/tell-gauges.ts';
import { embeddedSamples } from '../../local/metrics/embedded-metrics.ts';
import { parseFilterPattern } from '../../local/metrics/filter-pattern.ts';
import { cityStacks, plainText, synthesized, theCity } from './city-template.ts';

const template = synthesized(cityStacks());
const namespace = metricsNamespaceOf(theCity);

const metricSchema = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.json() })).default([]),
});
const querySchema = z.object({
  MetricStat: z.object({ Metric: metricSchema }).optional(),
});
const filterSchema = z.object({
  LogGroupName: z.json(),
  FilterPattern: z.string(),
  MetricTransformations: z.array(metricSchema.omit({ Namespace: true }).extend({ MetricNamespace: z.string(), MetricValue: z.string() })),
});

const alarms = template.ofType('AWS::CloudWatch::Alarm').map(({ logicalId, properties }) => ({ logicalId, properties }));
const byId = (logicalId: string) => alarms.find((alarm) => alarm.logicalId === logicalId)?.properties ?? {};
const filters = template.ofType('AWS::Logs::MetricFilter').map(({ properties }) => filterSchema.parse(properties));

afterEach(() => vi.restoreAllMocks());

/** A metric as text: namespace, name and its exact dimensions. */
function nameOf(inNamespace: string, name: string, dimensions: readonly { readonly Name: string; readonly Value: string }[]): string {
  return [inNamespace, name, ...dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()].join(' ');
}

/** What AWS itself tells of the resources of the template, by exact dimensions (each service's "metrics and dimensions"). */
function toldByAws(): string[] {
  const of = (service: string, names: readonly string[], Name: string, Value: string) =>
    names.map((name) => nameOf(`AWS/${service}`, name, [{ Name, Value }]));
  const lambda = ['Invocations', 'Errors', 'Throttles', 'Duration'];
  return [
    ...template
      .ofType('AWS::SQS::Queue')
      .flatMap(({ logicalId }) =>
        of('SQS', ['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage'], 'QueueName', logicalId),
      ),
    ...template.ofType('AWS::Lambda::Function').flatMap(({ logicalId }) => of('Lambda', lambda, 'FunctionName', logicalId)),
    ...lambda.map((name) => nameOf('AWS/Lambda', name, [])),
    ...template
      .ofType('AWS::DynamoDB::Table')
      .flatMap(({ logicalId, properties }) =>
        [[], ...indexesOf(properties)].flatMap((index) =>
          ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) =>
            nameOf('AWS/DynamoDB', name, [{ Name: 'TableName', Value: logicalId }, ...index]),
          ),
        ),
      ),
    ...template
      .ofType('AWS::ApiGateway::RestApi')
      .flatMap(({ properties }) => of('ApiGateway', ['Count', '4XXError', '5XXError', 'Latency'], 'ApiName', plainText(properties.Name))),
  ];
}

const indexSchema = z.array(z.object({ IndexName: z.string() })).default([]);

/** The dimension of each index of a table, beside the table's own. */
function indexesOf(properties: Readonly<Record<string, unknown>>): { readonly Name: string; readonly Value: string }[][] {
  return indexSchema
    .parse(properties.GlobalSecondaryIndexes)
    .map(({ IndexName }) => [{ Name: 'GlobalSecondaryIndexName', Value: IndexName }]);
}

/** What the functions tell, read off the log lines that they write. */
function toldByFunctions(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const ingest = emfIngestMetrics(namespace);
  for (const tell of [ingest.published, ingest.rejected, ingest.failed]) tell('dinkes');
  ingest.checked('dinkes', 1, 1);
  const progress = emfProgressMetrics(namespace);
  const count = countOpd('dinkes', [], new Date('2026-11-23T00:00:00Z'));
  progress.ofOpd(count);
  progress.ofCity(cityGaugesOf([count], new Date(count.at)));
  const records = emfRecordMetrics(namespace);
  records.tampered(1);
  records.daysMissing(1);
  emfLookMetrics(namespace).overLimit();
  vi.restoreAllMocks();
  return lines
    .flatMap((line) => embeddedSamples(line))
    .map(({ namespace: told, name, dimensions }) =>
      nameOf(
        told,
        name,
        Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value: Name === 'Opd' ? '*' : Value })),
      ),
    );
}

function toldByFilters(): string[] {
  return filters.flatMap(({ MetricTransformations }) =>
    MetricTransformations.map(({ MetricNamespace, MetricName }) => nameOf(MetricNamespace, MetricName, [])),
  );
}

/** The metrics that an alarm looks at. */
function watchedBy(properties: Readonly<Record<string, unknown>>): string[] {
  if (properties.Metrics === undefined) return [metricText(properties)];
  return z
    .array(querySchema)
    .parse(properties.Metrics)
    .flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [metricText(MetricStat.Metric)]));
}

function metricText(metric: unknown): string {
  const { Namespace, MetricName, Dimensions } = metricSchema.parse(metric);
  return nameOf(
    Namespace,
    MetricName,
    Dimensions.map(({ Name, Value }) => ({ Name, Value: plainText(Value) })),
  );
}

/** What an alarm does while its metric says nothing, by the metric, and why. */
const whenSilent: Readonly<Record<string, { readonly is: string; readonly why: string }>> = {
  ApproximateNumberOfMessagesVisible: {
    is: 'ignore',
    why: 'SQS says nothing of a queue that nobody touches, and its dead letters lie there all the same',
  },
  ApproximateAgeOfOldestMessage: { is: 'notBreaching', why: 'a queue that is worked off is asked all the time' },
  Errors: { is: 'notBreaching', why: 'a function that is not called has no errors' },
  Throttles: { is: 'notBreaching', why: 'what is not called is not throttled' },
  '5XXError': { is: 'notBreaching', why: 'nobody asks at night' },
  Latency: { is: 'notBreaching', why: 'nobody asks at night' },
  AuthorizerErrors: { is: 'notBreaching', why: 'a filter tells what it finds alone' },
  ThrottledRequests: { is: 'notBreaching', why: 'a filter tells what it finds alone' },
  NearTimeouts: { is: 'notBreaching', why: 'a filter tells what it finds alone' },
  ReadThrottleEvents: { is: 'notBreaching', why: 'a table that turns nobody away tells nothing' },
  WriteThrottleEvents: { is: 'notBreaching', why: 'a table that turns nobody away tells nothing' },
  UploadsFailed: { is: 'notBreaching', why: 'a fault is told when it happens' },
  LooksOverLimit: { is: 'notBreaching', why: 'a look is told when it happens' },
  OpdsSilent: { is: 'ignore', why: 'told once a day, and true until the next' },
  RecordsTampered: { is: 'ignore', why: 'told once a day, and true until the next' },
  Invocations: { is: 'breaching', why: 'the alarm is on silence' },
  ArchiveDaysMissing: { is: 'breaching', why: 'the alarm is on silence' },
};

describe('every alarm', () => {
  test.each(alarms)('$logicalId does with silence what its metric’s silence means', ({ properties }) => {
    const [metric = '', ...others] = watchedBy(properties).map((watched) => watched.split(' ')[1] ?? '');
    expect(others).toEqual([]);
    expect([metric, properties.TreatMissingData]).toEqual([metric, whenSilent[metric]?.is]);
  });

  test('is billed for one metric: none asks by a query, which is billed for every metric that it finds', () => {
    const queries = alarms.filter(({ properties }) => /"Expression":"\s*(SELECT|SEARCH)/i.test(JSON.stringify(properties)));
    expect(queries.map(({ logicalId }) => logicalId)).toEqual([]);
    expect(alarms.flatMap(({ properties }) => watchedBy(properties))).toHaveLength(alarms.length);
  });

  test('watches a metric that somebody tells, by its exact dimensions', () => {
    const told = new Set([...toldByAws(), ...toldByFunctions(), ...toldByFilters()]);
    const deaf = alarms.flatMap(({ logicalId, properties }) => {
      const watched = watchedBy(properties);
      return watched.length === 1 && watched.every((metric) => told.has(metric)) ? [] : [`${logicalId}: ${watched.join(', ')}`];
    });
    expect(deaf).toEqual([]);
  });

  test('on silence fills what was not told, so that it rings after its own periods and not after those that CloudWatch looks back', () => {
    const onSilence = alarms.filter(({ properties }) => properties.TreatMissingData === 'breaching');
    expect(onSilence.map(({ logicalId }) => logicalId).sort()).toEqual(['ArchiveMissingAlarm', 'RecountMissingAlarm']);
    for (const { properties } of onSilence) {
      const fill = Number(/"Expression":"FILL\(told, (\d)\)"/.exec(JSON.stringify(properties.Metrics))?.[1] ?? Number.NaN);
      const breaches =
        properties.ComparisonOperator === 'LessThanThreshold' ? fill < Number(properties.Threshold) : fill >= Number(properties.Threshold);
      expect(breaches).toBe(true);
    }
  });

  test('adds up nothing by metric math: a sum has no value where one of its metrics has none', () => {
    const sums = alarms.filter(({ properties }) => /"Expression":"[^"]*\+/.test(JSON.stringify(properties)));
    expect(sums.map(({ logicalId }) => logicalId)).toEqual([]);
  });

  test('does not take what a function says by throwing for a fault of it: the authorizer throws `Unauthorized`', () => {
    const byErrors = alarms.filter(({ properties }) =>
      watchedBy(properties).some((metric) => /^AWS\/Lambda Errors.*AuthorizeFunction/.test(metric)),
    );
    expect(byErrors.map(({ logicalId }) => logicalId)).toEqual([]);
  });

  test('covers at most what CloudWatch evaluates: seven days, one where its period is under an hour', () => {
    for (const { properties } of alarms) {
      const period = Number(/"Period":(\d+)/.exec(JSON.stringify(properties))?.[1]);
      expect(period * Number(properties.EvaluationPeriods)).toBeLessThanOrEqual((period < 3600 ? 1 : 7) * 86_400);
    }
  });
});

describe('AuthorizerErrors', () => {
  test('counts the two faults of the authorizer in the API’s access log, whose lines say them', () => {
    const counting = (metric: string) => filters.filter(({ MetricTransformations }) => MetricTransformations[0]?.MetricName === metric);
    expect(counting('AuthorizerErrors')).toMatchObject([
      {
        LogGroupName: { Ref: 'ApiAccessLog' },
        FilterPattern: '{ ($.error = "AUTHORIZER_FAILURE") || ($.error = "AUTHORIZER_CONFIGURATION_ERROR") }',
        MetricTransformations: [{ MetricNamespace: namespace, MetricName: 'AuthorizerErrors', MetricValue: '1' }],
      },
    ]);
    expect(byId('AuthorizerErrorsAlarm')).toMatchObject({
      Namespace: namespace,
      MetricName: 'AuthorizerErrors',
      Statistic: 'Sum',
      Threshold: 1,
    });
    const [stage] = template.ofType('AWS::ApiGateway::Stage');
    const { DestinationArn, Format } = z.object({ DestinationArn: z.json(), Format: z.string() }).parse(stage?.properties.AccessLogSetting);
    expect(plainText(DestinationArn)).toContain('ApiAccessLog');
    expect(JSON.parse(Format)).toMatchObject({ error: '$context.error.responseType' });
  });
});

describe('ApiThrottled', () => {
  test('counts what the stage turned away, and no 429 of an operation’s own', () => {
    const throttled = filters.filter(({ MetricTransformations }) => MetricTransformations[0]?.MetricName === 'ThrottledRequests');
    expect(throttled).toMatchObject([{ LogGroupName: { Ref: 'ApiAccessLog' }, FilterPattern: '{ $.error = "THROTTLED" }' }]);
  });
});

describe('FunctionNearTimeout', () => {
  const near = filters.filter(({ MetricTransformations }) => MetricTransformations[0]?.MetricName === 'NearTimeouts');
  const timed = template
    .ofType('AWS::Lambda::Function')
    .map(({ logicalId, properties }) => ({
      name: logicalId.replace(/Function$/, ''),
      seconds: Number(properties.Timeout),
      log: JSON.stringify(properties.LoggingConfig),
    }))
    // Without what a deployment itself runs: CloudFormation says when that takes too long.
    .filter(({ log, name }) => log !== undefined && !/^(BucketNotificationsHandler|CustomCDKBucketDeployment)/.test(name));
  const boundOf = (name: string) => {
    const filter = near.find(({ LogGroupName }) => plainText(LogGroupName) === `${name}Log`);
    return filter && Number(/duration >= (\d+)/.exec(filter.FilterPattern)?.[1]);
  };

  test.each(timed)(
    'counts runs of $name from four fifths of its own time-out on, in the log that it writes into',
    ({ name, seconds, log }) => {
      const looksAtTheClock = ['MakeFile', 'KeepIndex'].includes(name);
      expect(boundOf(name)).toBe(seconds > 10 && !looksAtTheClock ? 800 * seconds : undefined);
      expect(log).toContain(`"${name}Log"`);
    },
  );

  test('reads the line that Lambda ends a run with, tabs and all, and no other', () => {
    const passes = parseFilterPattern(near.find(({ LogGroupName }) => plainText(LogGroupName) === 'RowsLog')?.FilterPattern ?? '');
    const report = (milliseconds: string) =>
      `REPORT RequestId: 5002d846-892a-4bfe-83bb-b0c32406c482\tDuration: ${milliseconds} ms\tBilled Duration: 28000 ms\tMemory Size: 1769 MB\tMax Memory Used: 84 MB\tStatus: timeout`;
    expect(passes(report('28000.00'))).toBe(true);
    expect(passes(report('22400.00'))).toBe(true);
    expect(passes(report('22399.99'))).toBe(false);
    expect(passes('END RequestId: 5002d846-892a-4bfe-83bb-b0c32406c482')).toBe(false);
    expect(passes('{"message":"REPORT","Duration:":99999}')).toBe(false);
  });
});

describe('the tables', () => {
  const tables = template.ofType('AWS::DynamoDB::Table');

  test('and their indexes stop at a throughput of their own, below the account’s 40,000 and at no less than a new table takes', () => {
    const stop = z.object({ MaxReadRequestUnits: z.number().max(12_000), MaxWriteRequestUnits: z.number().min(4_000).max(12_000) });
    const stopsOf = z.object({
      OnDemandThroughput: stop,
      GlobalSecondaryIndexes: z.array(z.object({ OnDemandThroughput: stop })).default([]),
    });
    expect(tables).toHaveLength(2);
    for (const { properties } of tables) stopsOf.parse(properties);
  });

  test('are watched in both directions, and so is every index', () => {
    const watched = alarms.flatMap(({ properties }) => watchedBy(properties)).filter((metric) => metric.startsWith('AWS/DynamoDB'));
    const indexed = tables.flatMap(({ logicalId, properties }) =>
      indexesOf(properties).map(([index]) => `${index?.Value} of ${logicalId}`),
    );
    expect(watched).toHaveLength(2 * tables.length + indexed.length);
    expect(new Set(watched).size).toBe(watched.length);
  });
});

describe('X-Ray', () => {
  const modes = (traced: Readonly<{ tracing?: boolean }>) => {
    const of = synthesized(cityStacks(traced));
    const own = of.ofType('AWS::Lambda::Function').filter(({ logicalId }) => /Function$/.test(logicalId));
    return { own: new Set(own.map(({ properties }) => JSON.stringify(properties.TracingConfig))), text: of.text };
  };

  test('traces nothing, and no role may send it anything, unless the city says so', () => {
    const { own, text } = modes({});
    expect(own).toEqual(new Set([undefined]));
    expect(text).not.toContain('xray:');
    expect(modes({ tracing: true }).own).toEqual(new Set(['{"Mode":"Active"}']));
  });
});

describe('metrics of two cities', () => {
  test('never meet: alarms, filters and dashboard name the city’s namespace and no other of ours', () => {
    const names = (text: string) => new Set([...text.matchAll(/SatuData[\w/-]*/g)].map(([name]) => name));
    expect(names(template.text)).toEqual(new Set(['SatuData/kota-tangerang']));
    expect(names(synthesized(cityStacks({ id: 'kota-lain' })).text)).toEqual(new Set(['SatuData/kota-lain']));
  });

  test('are told by functions in their own namespace', () => {
    const others = toldByFunctions().filter((metric) => !metric.startsWith(`${namespace} `));
    expect(others).toEqual([]);
  });

  test('are put by nobody but through the log: no role may PutMetricData', () => {
    expect(template.text).not.toContain('PutMetricData');
  });
});
