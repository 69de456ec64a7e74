import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoAccountRecords } from '../../../functions/aws/dynamo/account-records.ts';
import { dynamoAccounts } from '../../../functions/aws/dynamo/accounts.ts';
import { accountRecordStoreContract, anAccountRecord } from '../../contracts/account-record-store.ts';
import { accountStoreContract } from '../../contracts/account-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(20);
});
afterAll(async () => tables.close());

const scan = async (table: string) => (await tables.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];

accountStoreContract('dynamoAccounts', async () => dynamoAccounts(tables.documents, tables.next()));
accountRecordStoreContract('dynamoAccountRecords', async () => {
  const table = tables.next();
  return { store: dynamoAccountRecords(tables.documents, table), all: () => scan(table) };
});

test('a record that the SDK sends twice is written once, under its day, and not refused', async () => {
  const table = tables.next();
  const store = dynamoAccountRecords(tables.documents, table);
  await store.append(anAccountRecord);
  await store.append(anAccountRecord);
  expect(await scan(table)).toEqual([{ pk: 'ACCOUNTS#2026-11-24', sk: anAccountRecord.recordId, ...anAccountRecord }]);
});

test('an account’s items lie under its sub, and its person’s under the keyed hash', async () => {
  const table = tables.next();
  const store = dynamoAccounts(tables.documents, table);
  await store.put({ sub: 'sub-1', updatedAt: anAccountRecord.at, updatedBy: 'sub-steward', revision: 1 });
  await store.bind({ sub: 'sub-1', person: 'hash-1', boundAt: anAccountRecord.at, boundBy: 'sub-steward' });
  await store.claim('hash-1', 'sub-1');
  await store.countTry('sub-steward', new Date(anAccountRecord.at), 1);
  expect((await scan(table)).map(({ pk, sk }) => `${pk} ${sk}`).sort()).toEqual([
    'ACCOUNT#sub-1 PERSON',
    'ACCOUNT#sub-1 STATE',
    'PERSON#hash-1 ACCOUNT',
    'TRIES#sub-steward 2026-11-24',
  ]);
});
