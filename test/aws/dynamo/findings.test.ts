import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoFindings, dynamoFindingWriter } from '../../../functions/aws/dynamo/findings.ts';
import { findingStoreContract } from '../../contracts/finding-store.ts';
import { memoryFindings } from '../../fakes/memory-findings.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(6);
});
afterAll(async () => tables.close());

findingStoreContract('memoryFindings', async () => {
  const store = memoryFindings();
  return { store, writer: store };
});
findingStoreContract('dynamoFindings', async () => {
  const table = tables.next();
  return { store: dynamoFindings(tables.documents, table), writer: dynamoFindingWriter(tables.documents, table) };
});

test('counts stand apart from the keyed hashes of whom they concern, which no list reads', async () => {
  const table = tables.next();
  const exclusive = { kind: 'exclusive', other: 'blt', versions: { pkh: 1, blt: 1 } } as const;
  const since = { foundAt: '2026-11-24T18:10:00.000Z', due: '2026-12-08' };
  const finding = { findingId: '01KF0000000000000000000001', ...exclusive, persons: 1, ...since };
  const found = { datasetId: 'pkh', opdId: 'dinsos', countedAt: '2026-11-24T18:10:00.000Z' };
  await dynamoFindingWriter(tables.documents, table).put(found, [{ finding, persons: ['0a'.repeat(32)] }]);
  const items = (await tables.documents.send(new ScanCommand({ TableName: table }))).Items ?? [];
  expect(items.map(({ pk, sk }) => `${pk} ${sk}`).sort()).toEqual(['FINDING-PERSONS#pkh exclusive#blt', 'FINDINGS pkh']);
  expect(JSON.stringify(items.find(({ pk }) => pk === 'FINDINGS'))).not.toContain('0a0a');
});
