import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { closeServer, listen } from '../../local/listen.ts';
import { addressOfCity, cityStacks, plainText, synthesized } from './city-template.ts';
import { policiesOfRoles } from './role-policies.ts';

const template = synthesized(cityStacks({ canary: { everyMinutes: 30 } }));
const [canary] = template.ofType('AWS::Synthetics::Canary');
const require = createRequire(import.meta.url);
const { handler } = z.object({ handler: z.custom<() => Promise<string>>() }).parse(require('../../lib/watching/canary-script.cjs'));

describe('the canary', () => {
  test('runs only where the city says so, asks its public address, and keeps what it saw a week', () => {
    expect(synthesized(cityStacks()).ofType('AWS::Synthetics::Canary')).toEqual([]);
    expect(canary?.properties).toMatchObject({
      Schedule: { Expression: 'rate(30 minutes)' },
      RunConfig: { EnvironmentVariables: { PUBLIC_URL: addressOfCity } },
      StartCanaryAfterCreation: true,
      SuccessRetentionPeriod: 7,
    });
    expect(plainText(canary?.properties.ArtifactS3Location)).toBe('s3://CanaryBucket/runs');
  });

  test('may do nothing but write what it saw, its metric and its log', () => {
    const policies = policiesOfRoles(template).filter(({ role }) => role === 'CanaryRole');
    const actions = JSON.stringify(policies).match(/"(s3|logs|cloudwatch|xray|dynamodb|sqs):[A-Z]\w+"/g) ?? [];
    expect(actions.sort()).toEqual(
      [
        '"cloudwatch:PutMetricData"',
        '"logs:CreateLogGroup"',
        '"logs:CreateLogStream"',
        '"logs:PutLogEvents"',
        '"s3:GetBucketLocation"',
        '"s3:PutObject"',
      ].sort(),
    );
  });

  test('rings when two runs fail, and when none runs', () => {
    const alarm = template.ofType('AWS::CloudWatch::Alarm').find(({ logicalId }) => logicalId === 'CanaryFailedAlarm')?.properties;
    expect(alarm).toMatchObject({
      Namespace: 'CloudWatchSynthetics',
      MetricName: 'SuccessPercent',
      Dimensions: [{ Name: 'CanaryName', Value: canary?.properties.Name }],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 100,
      EvaluationPeriods: 2,
      Period: 1800,
      TreatMissingData: 'breaching',
    });
  });
});

describe('its script', () => {
  let answers: Readonly<Record<string, { readonly status?: number; readonly text: string }>> = {};
  const server = createServer((request, response) => {
    const { status = 200, text } = answers[request.url ?? ''] ?? { status: 404, text: '' };
    response.writeHead(status).end(text);
  });
  beforeAll(async () => {
    vi.stubEnv('PUBLIC_URL', `http://127.0.0.1:${await listen(server, 0)}`);
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    return closeServer(server);
  });
  const sound = { '/': { text: '<html></html>' }, '/v1/health': { text: '{}' }, '/v1/datasets?limit=1': { text: '{"items":[]}' } };

  test('is content with a city that answers', async () => {
    answers = sound;
    await expect(handler()).resolves.toBe('the city answers');
  });

  test.each([
    ['/', { status: 503, text: '' }],
    ['/', { text: 'half a page' }],
    ['/v1/health', { status: 500, text: '' }],
    ['/v1/datasets?limit=1', { text: '{"items":null}' }],
  ])('fails when %s is answered %j', async (path, answer) => {
    answers = { ...sound, [path]: answer };
    await expect(handler()).rejects.toThrow('was answered');
  });
});
