import {
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { tableAt } from '../../upkeep/point-in-time.ts';

const at = new Date('2026-12-01T02:00:00Z');
const TableName = 'catalog-20261201T020000000Z';
const absent = () => new ResourceNotFoundException({ message: 'no such table', $metadata: {} });

test('has DynamoDB make the table of a moment once, and waits until it is there', async () => {
  const client = mockClient(DynamoDBClient);
  client
    .on(DescribeTableCommand, { TableName })
    .rejectsOnce(absent())
    .resolvesOnce({ Table: { TableStatus: 'CREATING' } })
    .resolves({ Table: { TableStatus: 'ACTIVE' } });
  client.on(RestoreTableToPointInTimeCommand).resolves({});
  const waits: number[] = [];
  const wait = async (seconds: number) => void waits.push(seconds);
  expect(await tableAt(new DynamoDBClient({}), 'catalog', at, { wait })).toBe(TableName);
  expect(await tableAt(new DynamoDBClient({}), 'catalog', at, { wait })).toBe(TableName);
  expect(client.commandCalls(RestoreTableToPointInTimeCommand).map(({ args }) => args[0].input)).toEqual([
    { SourceTableName: 'catalog', TargetTableName: TableName, RestoreDateTime: at },
  ]);
  expect(waits).toHaveLength(1);
});

test('gives up where the table never comes', async () => {
  const client = mockClient(DynamoDBClient);
  client.on(DescribeTableCommand).resolves({ Table: { TableStatus: 'CREATING' } });
  await expect(tableAt(new DynamoDBClient({}), 'catalog', at, { wait: async () => undefined })).rejects.toThrow('is not ready');
});
