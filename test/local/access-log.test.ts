import { describe, expect, test } from 'vitest';
import { accessLine } from '../../local/gateway/access-log.ts';
import { parseFilterPattern } from '../../local/metrics/filter-pattern.ts';
import { serviceMetrics } from '../../local/metrics/service-metrics.ts';
import { statisticOf } from '../../local/metrics/statistics.ts';

const format =
  '{"id":"$context.extendedRequestId","route":"$context.resourcePath","status":"$context.status","error":"$context.error.responseType","agent":"$context.identity.userAgent","took":"$context.authorizer.integrationStatus"}';
const context = {
  requestId: 'r',
  path: '/live/v1/datasets/a',
  extendedRequestId: 'x',
  resourcePath: '/v1/datasets/{datasetId}',
  httpMethod: 'GET',
  stage: 'live',
  identity: { userAgent: 'curl "8"\n' },
};

describe('the access log', () => {
  test('has the stage’s own form, a hyphen for what is not there, and is JSON whatever a client calls itself', () => {
    const line = accessLine(format, context, { status: 500, bytes: 1, milliseconds: 2, responseType: 'AUTHORIZER_FAILURE' });
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      id: 'x',
      route: '/v1/datasets/{datasetId}',
      status: '500',
      error: 'AUTHORIZER_FAILURE',
      agent: 'curl "8"\n',
      took: '-',
    });
    expect(JSON.parse(accessLine(format, context, { status: 200, bytes: 1, milliseconds: 2 }))).toMatchObject({ error: '-' });
  });
});

describe('a metric filter', () => {
  const passes = parseFilterPattern('{ ($.error = "AUTHORIZER_FAILURE") || ($.error = "AUTHORIZER_CONFIGURATION_ERROR") }');

  test('passes a line with any of its texts, and no other line', () => {
    expect(passes('{"error":"AUTHORIZER_FAILURE"}')).toBe(true);
    expect(passes('{"error":"AUTHORIZER_CONFIGURATION_ERROR"}')).toBe(true);
    expect(passes('{"error":"UNAUTHORIZED"}')).toBe(false);
    expect(passes('{"agent":"AUTHORIZER_FAILURE","error":"-"}')).toBe(false);
    expect(passes('AUTHORIZER_FAILURE')).toBe(false);
  });

  test.each(['ERROR', '{ $.status >= 500 }', '{ ($.a = "x") && ($.b = "y") }', '{ $.a = "x*" }', ''])(
    'of another form is refused: %s',
    (pattern) => {
      expect(() => parseFilterPattern(pattern)).toThrow(/does not know the filter pattern/);
    },
  );
});

describe('what services tell', () => {
  const errors = { namespace: 'AWS/Lambda', name: 'Errors', dimensions: { FunctionName: 'a' } };

  test('is one summary a watched metric, however often it happens, and nothing of others', () => {
    const counted = serviceMetrics([{ metric: errors, byPercentile: false }]);
    for (let call = 0; call < 1000; call += 1) {
      counted.observe(errors, call % 10 === 0 ? 1 : 0);
      counted.observe({ ...errors, dimensions: { FunctionName: `f${call}` } }, 1);
    }
    expect(counted.take(new Date(5))).toEqual([{ ...errors, at: 5, unit: 'None', count: 1000, sum: 100, minimum: 0, maximum: 1 }]);
    expect(counted.take(new Date(6))).toEqual([]);
  });

  test('keeps each value, in whole numbers, of a metric that is watched by a percentile, since a sum has none', () => {
    const latency = { namespace: 'AWS/ApiGateway', name: 'Latency', dimensions: { ApiName: 'a' } };
    const counted = serviceMetrics([
      { metric: latency, byPercentile: true },
      { metric: latency, byPercentile: false },
    ]);
    for (let call = 0; call < 1000; call += 1) counted.observe(latency, call < 980 ? 20.2 : 12_000);
    const samples = counted.take(new Date(5));
    expect(samples.map(({ count, minimum, maximum }) => [count, minimum, maximum])).toEqual([
      [980, 20, 20],
      [20, 12_000, 12_000],
    ]);
    expect([98, 99].map((rank) => statisticOf(samples, { kind: 'percentile', rank }))).toEqual([20, 12_000]);
  });
});
