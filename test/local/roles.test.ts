import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { functionResources, writeAssembly } from './fixtures/assembly.ts';
import { CODE, cityStack } from './fixtures/city.ts';

// The genuine SDK with no endpoint code, as our functions use it.
const sdk = (name: string) => JSON.stringify(import.meta.resolve(`@aws-sdk/client-${name}`));
const PROBE = `
  import { DynamoDBClient, PutItemCommand } from ${sdk('dynamodb')};
  import { PutObjectCommand, S3Client } from ${sdk('s3')};
  import { GetSecretValueCommand, SecretsManagerClient } from ${sdk('secrets-manager')};
  import { SendMessageCommand, SQSClient } from ${sdk('sqs')};
  import { AdminGetUserCommand, CognitoIdentityProviderClient } from ${sdk('cognito-identity-provider')};
  import { CloudWatchClient, PutMetricDataCommand } from ${sdk('cloudwatch')};
  const { TABLE, BUCKET, SECRET, QUEUE, POOL } = process.env;
  const calls = {
    table: (key) => new DynamoDBClient().send(new PutItemCommand({ TableName: TABLE, Item: { pk: { S: key } } })),
    bucket: (key) => new S3Client().send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: 'x' })),
    secret: () => new SecretsManagerClient().send(new GetSecretValueCommand({ SecretId: SECRET })),
    queue: () => new SQSClient().send(new SendMessageCommand({ QueueUrl: QUEUE, MessageBody: 'x' })),
    pool: () => new CognitoIdentityProviderClient().send(new AdminGetUserCommand({ UserPoolId: POOL, Username: 'dinkes' })),
    metric: () => new CloudWatchClient().send(new PutMetricDataCommand({ Namespace: 'SatuData', MetricData: [{ MetricName: 'Rows', Value: 1 }] })),
  };
  export const handler = async ({ service, key }) => {
    try { await calls[service](key); return 'done'; } catch (error) { return error.name; }
  };`;

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const STATEMENTS = {
  table: {
    Effect: 'Allow',
    Action: 'dynamodb:PutItem',
    Resource: arnOf('Catalog'),
    Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DATASET#*'] } },
  },
  bucket: { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [arnOf('Inbox'), '/small/*']] } },
  secret: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'Key' } },
  queue: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arnOf('Dead') },
  pool: { Effect: 'Allow', Action: 'cognito-idp:AdminGetUser', Resource: arnOf('Pool') },
  metric: {
    Effect: 'Allow',
    Action: 'cloudwatch:PutMetricData',
    Resource: '*',
    Condition: { StringEquals: { 'cloudwatch:namespace': 'SatuData' } },
  },
} as const;

const ACCOUNTS = [{ id: 'dinkes', sub: '00000000-0000-4000-8000-000000000001', name: 'Dinkes', groups: [] }];

type Service = keyof typeof STATEMENTS;
const SERVICES: readonly Service[] = ['table', 'bucket', 'secret', 'queue', 'pool', 'metric'];
const titleOf = (service: Service) => `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

const settings = {
  Timeout: 20,
  Environment: {
    Variables: {
      TABLE: { Ref: 'Catalog' },
      BUCKET: { Ref: 'Inbox' },
      SECRET: { Ref: 'Key' },
      QUEUE: { Ref: 'Dead' },
      POOL: { Ref: 'Pool' },
    },
  },
};

describe('the role of a function', () => {
  const home = mkdtempSync(join(tmpdir(), 'roles-'));
  let laptop: Laptop;

  beforeAll(async () => {
    const stack = cityStack(join(home, 'out'));
    const without = SERVICES.map((service) => {
      const others = SERVICES.filter((other) => other !== service).map((other) => STATEMENTS[other]);
      return functionResources(`Without${titleOf(service)}`, 'probe', settings, others);
    });
    const Resources = Object.assign(
      {},
      stack.Resources,
      functionResources('With', 'probe', settings, Object.values(STATEMENTS)),
      ...without,
    );
    const assemblyDirectory = writeAssembly({ City: { ...stack, Resources } }, { ...CODE, probe: PROBE });
    laptop = await startLaptop({ assemblyDirectory, home, port: 0, accounts: ACCOUNTS });
  });
  afterAll(async () => {
    await laptop.stop();
  });

  const call = async (name: string, service: Service, key: string) => {
    const outcome = await laptop.functions.invoke(`satudata-${name}`, { service, key });
    return outcome.ok ? JSON.parse(outcome.payload) : outcome.errorMessage;
  };
  const keyOf = (service: Service) => (service === 'table' ? 'DATASET#a' : 'small/a');

  test.each(SERVICES)('lets it use the %s that its statements allow', async (service) => {
    expect(await call('With', service, keyOf(service))).toBe('done');
  });

  test.each(SERVICES)('refuses the %s once its statement is gone', async (service) => {
    expect(await call(`Without${titleOf(service)}`, service, keyOf(service))).toMatch(/^AccessDenied(Exception)?$/);
  });

  test('refuses keys outside the statement', async () => {
    expect(await call('With', 'table', 'ACCOUNT#a')).toBe('AccessDeniedException');
    expect(await call('With', 'bucket', 'large/a')).toBe('AccessDenied');
  });
});
