import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTables, type TableOptions } from '../../local/tables/tables.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';

const TableName = 'catalog';
const tableArn = `arn:aws:dynamodb:${region}:000000000000:table/catalog`;
const byOwner = {
  IndexName: 'byOwner',
  KeySchema: [
    { AttributeName: 'owner', KeyType: 'HASH' },
    { AttributeName: 'pk', KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'KEYS_ONLY' },
};
// As AWS::DynamoDB::GlobalTable (TableV2) has it, with what the laptop doesn't need.
const properties = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [byOwner],
  Replicas: [{ Region: region, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

describe('tables', () => {
  let directory: string;
  let permission: ReturnType<typeof testAccess>;
  let tables: Awaited<ReturnType<typeof openTables>>;
  let server: Awaited<ReturnType<typeof serveJson>>;
  let client: DynamoDBDocumentClient;

  const start = async (tablesOfTemplate: TableOptions['tables'] = [{ name: TableName, properties }]) => {
    tables = await openTables({ directory, tables: tablesOfTemplate, region, access: permission.access });
    server = await serveJson([tables.service], permission.access);
    client = DynamoDBDocumentClient.from(new DynamoDBClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 }));
  };
  const stop = async () => {
    client.destroy();
    await server.close();
    await tables.close();
    expect(server.faults).toEqual([]);
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tables-'));
    permission = testAccess();
    await start();
  });

  afterEach(async () => {
    await stop();
    rmSync(directory, { recursive: true });
  });

  const put = (pk: string, sk: string, rest: object = {}) => client.send(new PutCommand({ TableName, Item: { pk, sk, ...rest } }));
  const get = async (pk: string, sk: string) => (await client.send(new GetCommand({ TableName, Key: { pk, sk } }))).Item;
  const owned = async (owner: string) => {
    const answer = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'byOwner',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': owner },
      }),
    );
    return (answer.Items ?? []).map(({ pk }) => pk);
  };

  test('stores, reads, updates and deletes an item', async () => {
    await put('a', '1', { name: 'é 😀', list: [1, { deep: true }], nothing: null });
    expect(await get('a', '1')).toEqual({ pk: 'a', sk: '1', name: 'é 😀', list: [1, { deep: true }], nothing: null });
    const updated = await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'a', sk: '1' },
        UpdateExpression: 'SET revision = if_not_exists(revision, :zero) + :one REMOVE nothing',
        ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(updated.Attributes).toMatchObject({ revision: 1 });
    await client.send(new DeleteCommand({ TableName, Key: { pk: 'a', sk: '1' } }));
    expect(await get('a', '1')).toBeUndefined();
  });

  test('lets one of many conditional writes through', async () => {
    const attempts = Array.from({ length: 20 }, (_, index) =>
      client.send(
        new PutCommand({ TableName, Item: { pk: 'race', sk: '1', winner: index }, ConditionExpression: 'attribute_not_exists(pk)' }),
      ),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('gives the item that made a condition fail when asked, and not otherwise', async () => {
    await put('a', '1', { revision: 7 });
    const condition = {
      ConditionExpression: 'revision = :revision',
      ExpressionAttributeValues: { ':revision': 6 },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    };
    const failures = [
      new PutCommand({ TableName, Item: { pk: 'a', sk: '1' }, ...condition }),
      new UpdateCommand({ TableName, Key: { pk: 'a', sk: '1' }, UpdateExpression: 'REMOVE revision', ...condition }),
      new DeleteCommand({ TableName, Key: { pk: 'a', sk: '1' }, ...condition }),
    ];
    const held = { name: 'ConditionalCheckFailedException', Item: { revision: { N: '7' } } };
    for (const failure of failures) await expect(client.send(failure as PutCommand)).rejects.toMatchObject(held);
    const { ReturnValuesOnConditionCheckFailure: _, ...silent } = condition;
    const quiet = await client.send(new PutCommand({ TableName, Item: { pk: 'a', sk: '1' }, ...silent })).catch((error: unknown) => error);
    expect(quiet).toMatchObject({ name: 'ConditionalCheckFailedException', Item: undefined });
  });

  test('queries by key and page, and by index', async () => {
    for (const sk of ['2026-01', '2026-02', '2026-03', '2027-01']) await put('dataset', sk, { owner: 'dinkes' });
    const page = {
      TableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :year)',
      ExpressionAttributeValues: { ':pk': 'dataset', ':year': '2026' },
      Limit: 2,
    };
    const first = await client.send(new QueryCommand(page));
    const second = await client.send(new QueryCommand({ ...page, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect([...(first.Items ?? []), ...(second.Items ?? [])].map(({ sk }) => sk)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(await owned('dinkes')).toHaveLength(4);
    await client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'dataset', sk: '2027-01' },
        UpdateExpression: 'SET #owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': 'dinsos' },
      }),
    );
    expect([(await owned('dinkes')).length, (await owned('dinsos')).length]).toEqual([3, 1]);
    await client.send(new DeleteCommand({ TableName, Key: { pk: 'dataset', sk: '2027-01' } }));
    expect(await owned('dinsos')).toEqual([]);
  });

  test('writes and reads in batches', async () => {
    const RequestItems = { [TableName]: ['1', '2'].map((sk) => ({ PutRequest: { Item: { pk: 'b', sk } } })) };
    await client.send(new BatchWriteCommand({ RequestItems }));
    const Keys = ['1', '2', '3'].map((sk) => ({ pk: 'b', sk }));
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }));
    expect(answer.Responses?.[TableName]).toHaveLength(2);
  });

  test('keeps its items over a restart, and fills an index that the template has gained', async () => {
    await stop();
    const { GlobalSecondaryIndexes: _, ...withoutIndex } = properties;
    const AttributeDefinitions = properties.AttributeDefinitions.filter(({ AttributeName }) => AttributeName !== 'owner');
    const later = { name: 'later', properties: { ...withoutIndex, AttributeDefinitions } };
    await start([later]);
    await client.send(new PutCommand({ TableName: 'later', Item: { pk: 'a', sk: '1', owner: 'dinkes' } }));
    await stop();
    await start([{ name: 'later', properties }]);
    const answer = await client.send(
      new QueryCommand({
        TableName: 'later',
        IndexName: 'byOwner',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': 'dinkes' },
      }),
    );
    expect(answer.Items).toEqual([{ owner: 'dinkes', pk: 'a', sk: '1' }]);
    expect((await client.send(new DescribeTableCommand({ TableName: 'later' }))).Table?.TableStatus).toBe('ACTIVE');
  });

  test('refuses to start when the key of a stored table has changed', async () => {
    await stop();
    const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
    const changed = { ...properties, KeySchema };
    await expect(
      openTables({ directory, tables: [{ name: TableName, properties: changed }], region, access: permission.access }),
    ).rejects.toThrow('another key than the template');
    await start();
  });

  test('asks for the right on the table with its leading keys, on the index, and on each table of a batch', async () => {
    await put('a', '1');
    expect(permission.asked.at(-1)).toEqual({ action: 'dynamodb:PutItem', resource: tableArn, context: { 'dynamodb:LeadingKeys': 'a' } });
    await owned('dinkes');
    const onIndex = { action: 'dynamodb:Query', resource: `${tableArn}/index/byOwner`, context: { 'dynamodb:LeadingKeys': 'dinkes' } };
    expect(permission.asked.at(-1)).toEqual(onIndex);
    await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: ['x', 'y'].map((pk) => ({ pk, sk: '1' })) } } }));
    const ofBatch = { action: 'dynamodb:BatchGetItem', resource: tableArn, context: { 'dynamodb:LeadingKeys': 'x\ny' } };
    expect(permission.asked.at(-1)).toEqual(ofBatch);
    await client.send(new ScanCommand({ TableName }));
    expect(permission.asked.at(-1)).toEqual({ action: 'dynamodb:Scan', resource: tableArn, context: {} });
  });

  test('refuses what the role may not do, and writes nothing', async () => {
    permission.state.deny.add('dynamodb:PutItem');
    await expect(put('a', '1')).rejects.toMatchObject({ name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
    expect(await get('a', '1')).toBeUndefined();
  });

  test('answers an unknown table, a wrong type, a reserved word and an unserved operation as DynamoDB does', async () => {
    await expect(client.send(new GetCommand({ TableName: 'nowhere', Key: { pk: 'a' } }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const wrong = new PutItemCommand({ TableName, Item: { pk: { N: '1' }, sk: { S: '1' } } });
    await expect(client.send(wrong)).rejects.toMatchObject({ name: 'ValidationException' });
    const reserved = new UpdateCommand({ TableName, Key: { pk: 'a', sk: '1' }, UpdateExpression: 'REMOVE owner' });
    await expect(client.send(reserved)).rejects.toThrow('reserved keyword');
    const transaction = new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: { pk: { S: 'a' } } } }] });
    await expect(client.send(transaction)).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  test.each([
    ['PutItem', { TableName, Item: { pk: { S: 'a' }, sk: null } }],
    ['PutItem', { TableName, Item: { pk: { S: 'a' }, sk: { S: '1' }, set: { SS: [null] } } }],
    ['UpdateItem', { TableName, Key: { pk: null, sk: { S: '1' } }, UpdateExpression: 'REMOVE a' }],
    ['BatchGetItem', { RequestItems: { [TableName]: null } }],
    ['BatchWriteItem', { RequestItems: { [TableName]: [null] } }],
    ['Query', { TableName: {}, KeyConditionExpression: 7 }],
  ])('refuses a misshapen %s (%j)', async (action, body) => {
    const call = { action, accessKeyId: credentials.accessKeyId, body, signal: new AbortController().signal };
    expect(await tables.service.handle(call)).toMatchObject({
      status: 400,
      body: { __type: expect.stringContaining('SerializationException') },
    });
  });
});
