import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoForgetSubjects, dynamoIndexRuns } from '../../../functions/aws/dynamo/forget-subjects.ts';
import { dynamoSubjectIndex, dynamoSubjectIndexWriter } from '../../../functions/aws/dynamo/subject-index.ts';
import { limits } from '../../../functions/limits.ts';
import { type DeliverySubjects, entryBytes, firstRun, type IndexRun } from '../../../functions/model/subject-index.ts';
import type { Bucket } from '../../../functions/persons/subject-blocks.port.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(6);
});
afterAll(async () => tables.close());

const delivery = { datasetId: 'bansos', uploadId: 'u1', columns: { nik: 'nik' }, bits: 1 };
const at = '2026-11-30T00:00:00.000Z';
const first: DeliverySubjects = { ...delivery, blocks: { key: 'k', versionId: 'v' } };
const madeBy = (run: string): DeliverySubjects => ({ ...first, made: { format: 2, run, keyVersion: 'v1', at } });
const runOf = (run: string): IndexRun => ({ ...delivery, run, begunAt: at });
const bucketOf = (number: number, byte: number, entries = 1): Bucket => ({
  ...{ kind: 'nik', number },
  entries: Buffer.alloc(entries * entryBytes, byte),
});

function open() {
  const table = tables.next();
  const { documents } = tables;
  return {
    ...{ table, documents },
    ...dynamoSubjectIndex(documents, table),
    ...dynamoSubjectIndexWriter(documents, table),
    ...dynamoIndexRuns(documents, table),
    retention: dynamoForgetSubjects(documents, table),
  };
}

const entriesOf = (index: ReturnType<typeof open>, subjects: DeliverySubjects) =>
  index.entries([0, 1].map((number) => ({ subjects, kind: 'nik', number })));

test('an index is replaced in one step, by who knows the one that stands; both can be read until the old one is forgotten', async () => {
  const index = open();
  for (const run of ['one', 'two']) await index.begin(runOf(run));
  expect(await index.put(madeBy('one'), [bucketOf(0, 1), bucketOf(1, 2)])).toBe('written');
  // Redelivered: what stands may be published already.
  expect(await index.put(madeBy('two'), [bucketOf(0, 3)])).toBe('stale');
  expect(await index.describe([delivery])).toEqual([madeBy('one')]);
  expect(await index.put(madeBy('two'), [bucketOf(0, 3)], madeBy('three'))).toBe('stale');
  expect(await index.put(madeBy('two'), [bucketOf(0, 3)], madeBy('one'))).toBe('written');
  expect(await index.describe([delivery])).toEqual([madeBy('two')]);
  expect((await entriesOf(index, madeBy('one'))).map(([byte]) => byte)).toEqual([1, 2]);
  expect((await index.list('bansos')).map(({ run }) => run).sort()).toEqual(['one', 'two']);
  expect(await index.forget(runOf('one'))).toBe(2);
  expect((await entriesOf(index, madeBy('one'))).map(({ length }) => length)).toEqual([0, 0]);
  expect((await entriesOf(index, madeBy('two'))).map(([byte]) => byte)).toEqual([3, undefined]);
  expect((await index.list('bansos')).map(({ run }) => run)).toEqual(['two']);
  expect(await index.forget(runOf('one'))).toBe(0);
});

test('what is withdrawn is described no more, and can be made anew; what was replaced meanwhile stays', async () => {
  const index = open();
  await index.put(madeBy('one'), []);
  await index.withdraw(madeBy('other'));
  expect(await index.describe([delivery])).toEqual([madeBy('one')]);
  await index.withdraw(madeBy('one'));
  expect(await index.describe([delivery])).toEqual([undefined]);
  expect(await index.put(madeBy('two'), [])).toBe('written');
});

test('an index of the first format is read as it was written, replaced, and its buckets forgotten as those of a run', async () => {
  const index = open();
  const { documents, table } = index;
  const note = { pk: 'DATASET#bansos', sk: 'SUBJECTS#u1', ...first, isWhole: true };
  const bucket = { pk: 'SUBJECT#nik#1#0', sk: 'bansos#u1#0', entries: Buffer.alloc(entryBytes, 7) };
  for (const Item of [note, bucket]) await documents.send(new PutCommand({ TableName: table, Item }));
  expect(await index.describe([delivery])).toEqual([first]);
  expect((await entriesOf(index, first)).map(([byte]) => byte)).toEqual([7, undefined]);
  expect(await index.put(madeBy('one'), [bucketOf(0, 1)], first)).toBe('written');
  expect(await index.put(madeBy('two'), [bucketOf(0, 2)], first)).toBe('stale');
  expect(await index.forget(runOf(firstRun))).toBe(1);
  expect((await entriesOf(index, madeBy('one'))).map(([byte]) => byte)).toEqual([1, undefined]);
});

test('a bucket of several items is read whole, and forgotten whole', async () => {
  const index = open();
  const many = limits.maxEntriesPerItem * 2 + 1;
  await index.begin(runOf('one'));
  await index.put(madeBy('one'), [bucketOf(1, 5, many)]);
  expect((await entriesOf(index, madeBy('one'))).map(({ length }) => length)).toEqual([0, many * entryBytes]);
  expect(await index.forget(runOf('one'))).toBe(3);
});

test('the end of a dataset forgets every run of it, and no other dataset', async () => {
  const index = open();
  for (const run of ['one', 'two']) await index.begin(runOf(run));
  await index.put(madeBy('one'), [bucketOf(0, 1)]);
  await index.put(madeBy('two'), [bucketOf(0, 2)]);
  const other = { ...madeBy('one'), datasetId: 'bansos-2' };
  await index.begin({ ...runOf('one'), datasetId: 'bansos-2' });
  await index.put(other, [bucketOf(0, 9)]);
  expect(await index.retention.forget('bansos')).toBe(2);
  expect(await index.describe([delivery])).toEqual([undefined]);
  expect(await index.list('bansos')).toEqual([]);
  expect((await entriesOf(index, other)).map(([byte]) => byte)).toEqual([9, undefined]);
  expect(await index.retention.forget('bansos')).toBe(0);
});
