import { createHash } from 'node:crypto';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoLooks } from '../../../functions/aws/dynamo/looks.ts';
import { bucketOf } from '../../../functions/model/packed-persons.ts';
import { aLook, aMatch, aPerson, lookStoreContract, otherPerson } from '../../contracts/look-store.ts';
import { memoryLooks } from '../../fakes/memory-looks.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(20);
});
afterAll(async () => tables.close());

const scan = async (table: string) => (await tables.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];
const keysOf = async (table: string) => (await scan(table)).map(({ pk, sk }) => `${pk} ${sk}`).sort();

lookStoreContract('memoryLooks', async () => {
  const store = memoryLooks();
  return { store, count: async () => store.looks.length + store.matches.length };
});
lookStoreContract('dynamoLooks', async () => {
  const table = tables.next();
  const count = async () => (await scan(table)).filter(({ pk }) => String(pk).startsWith('LOOKS#')).length;
  return { store: dynamoLooks(tables.documents, table), count };
});

test('a look lies with its person, with each owning OPD, and under its day; the OPD learns not of whom, nor of others’ datasets', async () => {
  const table = tables.next();
  await dynamoLooks(tables.documents, table).append(aLook);
  expect(await keysOf(table)).toEqual(
    [
      `LOOKS#2026-11-24 ${aLook.lookId}`,
      `LOOKS-OF#dinsos#2026-11-24 ${aLook.lookId}`,
      `LOOKS-OF#disdukcapil#2026-11-24 ${aLook.lookId}`,
      `RECEIPT#${aPerson} ${aLook.lookId}`,
    ].sort(),
  );
  const ofOpds = (await scan(table)).filter(({ pk }) => String(pk).startsWith('LOOKS-OF#'));
  expect(JSON.stringify(ofOpds)).not.toContain(aPerson);
  expect(ofOpds.map(({ shown }) => shown)).toEqual(expect.arrayContaining([[aLook.shown[0]], [aLook.shown[1]]]));
});

test('of a resident’s look at themselves the OPD learns not who it was', async () => {
  const table = tables.next();
  await dynamoLooks(tables.documents, table).append({ ...aLook, kind: 'own', viewer: 'sub-warga', name: 'Dewi Gunawan' });
  expect(await keysOf(table)).toContain(`RECEIPT#${aPerson} own#${aLook.lookId}`);
  const ofOpds = (await scan(table)).filter(({ pk }) => String(pk).startsWith('LOOKS-OF#'));
  expect(ofOpds).toHaveLength(2);
  expect(JSON.stringify(ofOpds)).not.toMatch(/sub-warga|Dewi/);
});

test('a list costs an item for each bucket, not for each person, and names nobody in full', async () => {
  const table = tables.next();
  const persons = Array.from({ length: 2_000 }, (_, place) => createHash('sha256').update(`${place}`).digest('hex'));
  await dynamoLooks(tables.documents, table).appendMatched(aMatch, [...persons, ...persons]);
  const items = await scan(table);
  expect(items).toHaveLength(new Set(persons.map(bucketOf)).size + 3);
  expect(items.filter(({ pk }) => pk === 'LOOKS#2026-11-24')).toMatchObject([{ lookId: aMatch.lookId, persons: 2_000 }]);
  const told = JSON.stringify(items);
  expect(persons.filter((person) => told.includes(person))).toEqual([]);
});

test('a look of which one item can’t be put throws', async () => {
  const table = tables.next();
  const keys = [`RECEIPT#${aPerson}`, 'LOOKS-OF#dinsos#2026-11-24', 'LOOKS#2026-11-24'];
  for (const [place, pk] of keys.entries()) {
    const look = { ...aLook, lookId: `01KAM000000000000000000${place}B1` };
    await tables.documents.send(new PutCommand({ TableName: table, Item: { pk, sk: look.lookId, requestId: 'request-of-another' } }));
    await expect(dynamoLooks(tables.documents, table).append(look)).rejects.toThrow();
  }
  const taken = { pk: `RECEIPTS-MATCHED#${bucketOf(otherPerson)}`, sk: `${aMatch.lookId}#0000`, requestId: 'request-of-another' };
  await tables.documents.send(new PutCommand({ TableName: table, Item: taken }));
  await expect(dynamoLooks(tables.documents, table).appendMatched(aMatch, [aPerson, otherPerson])).rejects.toThrow();
});
