import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoAccessFacts } from '../../functions/aws/dynamo/access-facts.ts';
import { accountKey, boundPersonKey, grantKey, metaKey, unitKey } from '../../functions/aws/dynamo/catalog-keys.ts';
import { dynamoDatasets } from '../../functions/aws/dynamo/datasets.ts';
import { dynamoIdempotency } from '../../functions/aws/dynamo/idempotency.ts';
import { dynamoLibrary } from '../../functions/aws/dynamo/library.ts';
import { dynamoProfiles } from '../../functions/aws/dynamo/profiles.ts';
import { dynamoRecords } from '../../functions/aws/dynamo/records.ts';
import { dynamoStandards } from '../../functions/aws/dynamo/standards.ts';
import { limits } from '../../functions/limits.ts';
import { datasetStoreContract } from '../contracts/dataset-store.ts';
import { factsStoreContract } from '../contracts/facts-store.ts';
import { idempotencyStoreContract } from '../contracts/idempotency-store.ts';
import { libraryStoreContract } from '../contracts/library-store.ts';
import { profileStoreContract } from '../contracts/profile-store.ts';
import { recordStoreContract } from '../contracts/record-store.ts';
import { standardStoreContract } from '../contracts/standard-store.ts';
import { aDraft, anAbout } from '../fakes/datasets.ts';
import { openTestTables, type TestTables } from './tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(39);
});
afterAll(async () => tables.close());

const scan = async (table: string) => (await tables.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];

datasetStoreContract('dynamoDatasets', async () => dynamoDatasets(tables.documents, tables.next()));
libraryStoreContract('dynamoLibrary', async () => dynamoLibrary(tables.documents, tables.next()));
standardStoreContract('dynamoStandards', async () => dynamoStandards(tables.documents, tables.next()));
profileStoreContract('dynamoProfiles', async () => dynamoProfiles(tables.documents, tables.next()));
idempotencyStoreContract('dynamoIdempotency', async () => dynamoIdempotency(tables.documents, tables.next()));
recordStoreContract('dynamoRecords', async () => {
  const table = tables.next();
  return { store: dynamoRecords(tables.documents, table), all: () => scan(table) };
});
factsStoreContract('dynamoAccessFacts', async ({ datasets, accounts, persons, grants, units }) => {
  const table = tables.next();
  const items = [
    ...datasets.map((dataset) => ({ ...metaKey(dataset.datasetId), byOpd: dataset.opdId, ...dataset })),
    ...accounts.map((account) => ({ ...accountKey(account.sub), ...account })),
    ...persons.map((person) => ({ ...boundPersonKey(person.sub), ...person })),
    ...grants.map((grant) => ({ ...grantKey(grant.datasetId, grant.institution), ...grant })),
    ...units.map((unit) => ({ ...unitKey(unit.opdId, unit.unitId), ...unit })),
  ];
  for (const item of items) await tables.documents.send(new PutCommand({ TableName: table, Item: item }));
  return dynamoAccessFacts(tables.documents, table);
});

test('META alone is in the index of its OPD', async () => {
  const table = tables.next();
  await dynamoDatasets(tables.documents, table).create(aDraft(), anAbout());
  expect((await scan(table)).map(({ pk, sk, byOpd }) => [pk, sk, byOpd]).sort()).toEqual([
    ['DATASET#penerima-bansos', 'ABOUT', undefined],
    ['DATASET#penerima-bansos', 'META', 'dinsos'],
  ]);
});

test('a record that the SDK sends twice is written once, and not refused', async () => {
  const table = tables.next();
  const store = dynamoRecords(tables.documents, table);
  const record = {
    datasetId: 'penerima-bansos',
    recordId: '01KAM0000000000000000000A1',
    at: '2026-11-24T05:00:00.000Z',
    principalId: 'sub-member',
    name: 'Siti',
    institutions: ['banten'],
    operation: 'listRows',
    versionNumber: 1,
    rule: 'read/grant',
    requestId: 'request-1',
  };
  await store.append(record);
  await store.append(record);
  expect((await scan(table)).map(({ pk, sk }) => [pk, sk])).toEqual([['AUDIT#penerima-bansos#2026-11-24', '01KAM0000000000000000000A1']]);
});

test('a claimed key carries the time at which DynamoDB removes it', async () => {
  const table = tables.next();
  const now = new Date('2026-11-24T05:00:00.000Z');
  await dynamoIdempotency(tables.documents, table).claim('sub', 'key', 'f', now);
  expect((await scan(table)).map(({ expiresAt }) => expiresAt)).toEqual([now.getTime() / 1000 + limits.idempotencySeconds]);
});
