import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoRecordReader } from '../../functions/aws/dynamo/record-reader.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { recordReaderContract } from '../contracts/record-reader.ts';
import { memoryRecordReader } from '../fakes/memory-record-reader.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(4);
});
afterAll(async () => tables.close());

const put = (table: string, item: Readonly<Record<string, unknown>>) =>
  tables.documents.send(new PutCommand({ TableName: table, Item: item }));

recordReaderContract('memoryRecordReader', async (records) => memoryRecordReader(records));
recordReaderContract('dynamoRecordReader', async (records) => {
  const table = tables.next();
  for (const record of records)
    await put(table, { pk: `AUDIT#${record.datasetId}#${record.at.slice(0, 10)}`, sk: record.recordId, ...record });
  return dynamoRecordReader(tables.documents, table);
});

test('an item that is no record is a fault, never passed over', async () => {
  const table = tables.next();
  await put(table, { pk: 'AUDIT#penerima-bansos#2026-11-24', sk: '01KAM0000000000000000000A1', principalId: 'sub-member' });
  await expect(dynamoRecordReader(tables.documents, table).newest('penerima-bansos', '2026-11-24', 10)).rejects.toThrow();
});
