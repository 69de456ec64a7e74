import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoLookReader } from '../../functions/aws/dynamo/look-reader.ts';
import { dynamoLooks } from '../../functions/aws/dynamo/looks.ts';
import { dynamoVerdicts } from '../../functions/aws/dynamo/verdicts.ts';
import type { Verdict } from '../../functions/model/verdict.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { lookReaderContract } from '../contracts/look-reader.ts';
import { memoryLookReader } from '../fakes/memory-look-reader.ts';
import { memoryLooks } from '../fakes/memory-looks.ts';
import { memoryVerdicts } from '../fakes/memory-verdicts.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(10);
});
afterAll(async () => tables.close());

lookReaderContract('memoryLookReader', async () => {
  const store = memoryLooks();
  return { store, reader: memoryLookReader(store) };
});
lookReaderContract('dynamoLookReader', async () => {
  const table = tables.next();
  return { store: dynamoLooks(tables.documents, table), reader: dynamoLookReader(tables.documents, table) };
});

const verdict: Verdict = {
  ...{ lookId: '01KAM0000000000000000000A1', month: '2026-11', verdict: 'proper', note: 'Sesuai' },
  ...{ at: '2026-12-01T02:00:00.000Z', by: 'sub-auditor', name: 'Pemeriksa' },
};

test.each([
  ['memoryVerdicts', () => memoryVerdicts()],
  ['dynamoVerdicts', () => dynamoVerdicts(tables.documents, tables.next())],
] as const)('%s keeps the first verdict of a look, and gives it to whoever comes later', async (_name, open) => {
  const store = open();
  expect(await store.put(verdict)).toEqual(verdict);
  expect(await store.put({ ...verdict, verdict: 'improper', by: 'sub-other' })).toEqual(verdict);
  expect(await store.ofMonth('2026-11')).toEqual([verdict]);
  expect(await store.ofMonth('2026-12')).toEqual([]);
});
