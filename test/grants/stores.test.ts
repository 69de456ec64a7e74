import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dynamoAccessRequests } from '../../functions/aws/dynamo/access-requests.ts';
import { dynamoGrants } from '../../functions/aws/dynamo/grants.ts';
import { limits } from '../../functions/limits.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { accessRequestStoreContract } from '../contracts/access-request-store.ts';
import { grantStoreContract } from '../contracts/grant-store.ts';
import { anAccessRequest } from '../fakes/access-requests.ts';
import { aGrant } from '../fakes/grants.ts';
import { memoryAccessRequests } from '../fakes/memory-access-requests.ts';
import { memoryGrants } from '../fakes/memory-grants.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(30);
});
afterAll(async () => tables.close());

accessRequestStoreContract('memoryAccessRequests', async () => memoryAccessRequests());
grantStoreContract('memoryGrants', async () => memoryGrants());
accessRequestStoreContract('dynamoAccessRequests', async () => dynamoAccessRequests(tables.documents, tables.next()));
grantStoreContract('dynamoGrants', async () => dynamoGrants(tables.documents, tables.next()));

const scan = async (table: string) => (await tables.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];

test('requests, grants and what waits lie where data-model.md says', async () => {
  const table = tables.next();
  await dynamoAccessRequests(tables.documents, table).enqueue(anAccessRequest());
  await dynamoAccessRequests(tables.documents, table).create(anAccessRequest());
  await dynamoGrants(tables.documents, table).put(aGrant());
  expect((await scan(table)).map(({ pk, sk }) => `${pk} ${sk}`).sort()).toEqual([
    'ACCESS-REQUESTS#dinsos penerima-bansos#01KAM0000000000000000000R1',
    'DATASET#penerima-bansos ASKED#banten#01KAM0000000000000000000R1',
    'DATASET#penerima-bansos GRANT#banten',
    'DATASET#penerima-bansos REQUEST#01KAM0000000000000000000R1',
  ]);
});

test('an institution’s list reads its own requests alone, however many others asked', async () => {
  const store = dynamoAccessRequests(tables.documents, tables.next());
  const idOf = (place: number) => `01KAM000000000000000000${String(place).padStart(3, '0')}`;
  for (let place = 0; place < 60; place += 1) {
    await store.create(anAccessRequest({ requestId: idOf(place), institution: place % 20 === 0 ? 'banten' : 'kemensos' }));
  }
  const spy = vi.spyOn(tables.documents, 'send');
  const page = await store.list('penerima-bansos', 2, undefined, ['banten']);
  const answers = JSON.stringify(await Promise.all(spy.mock.results.map(({ value }) => value)));
  spy.mockRestore();
  expect([page.items.map(({ requestId }) => requestId), page.next]).toEqual([[idOf(40), idOf(20)], idOf(20)]);
  expect(answers).not.toContain('kemensos');
  const seen = answers.match(/01KAM0{18}\d{3}/g) ?? [];
  expect([...new Set(seen)].toSorted()).toEqual([idOf(0), idOf(20), idOf(40)]);
});

test('a pointer to a request that a crash left out is passed over', async () => {
  const store = dynamoAccessRequests(tables.documents, tables.next());
  vi.spyOn(tables.documents, 'send')
    .mockImplementationOnce(tables.documents.send.bind(tables.documents))
    .mockRejectedValueOnce(new Error('lost'));
  await expect(store.create(anAccessRequest())).rejects.toThrow('lost');
  vi.restoreAllMocks();
  expect(await store.list('penerima-bansos', 2, undefined, ['banten'])).toEqual({ items: [] });
});

test('a request that the SDK sends twice is created, not found standing', async () => {
  const store = dynamoAccessRequests(tables.documents, tables.next());
  expect([await store.create(anAccessRequest()), await store.create(anAccessRequest())]).toEqual(['created', 'created']);
});

test('the largest request and grant come nowhere near the largest item', () => {
  const columns = Array.from({ length: limits.maxGrantColumns }, () => 'k'.repeat(63));
  const left = Array.from({ length: limits.maxColumns }, () => 'k'.repeat(63));
  const officers = Array.from({ length: limits.maxOfficers }, () => 's'.repeat(limits.maxClaimCharacters));
  const reasons = Array.from({ length: limits.maxReasons }, () => 'é'.repeat(limits.maxReasonCharacters));
  const decision = {
    decision: 'grant',
    reasons,
    by: 'sub-head',
    at: '2026-11-20T02:00:00.000Z',
    withoutColumns: columns,
    columns: left,
    officers,
  } as const;
  const request = anAccessRequest({ columns, officers, decision, legalBasis: 'é'.repeat(limits.maxLegalBasisCharacters) });
  const bytes = (value: object) => Buffer.byteLength(JSON.stringify(value));
  expect([
    bytes(request) < 3 * limits.maxItemBytes,
    bytes(aGrant({ columns: left, withoutColumns: columns, officers })) < limits.maxItemBytes,
  ]).toEqual([true, true]);
});
