import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoDatasets } from '../../../functions/aws/dynamo/datasets.ts';
import { dynamoMoves } from '../../../functions/aws/dynamo/moves.ts';
import { sampleDataset } from '../../fakes/sample-datasets.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(2);
});
afterAll(async () => tables.close());

test('a move is kept over what stood, beside its OPD', async () => {
  const moves = dynamoMoves(tables.documents, tables.next());
  expect(await moves.get('dkp')).toBeUndefined();
  await moves.put({ opdId: 'dkp', begunAt: 'then' });
  await moves.put({ opdId: 'dkp', begunAt: 'then', endedAt: 'now' });
  expect([await moves.get('dkp'), await moves.get('dpp')]).toEqual([{ opdId: 'dkp', begunAt: 'then', endedAt: 'now' }, undefined]);
});

test('a dataset that went to another OPD is in the list of the old one no more, while the index still says so', async () => {
  const table = tables.next();
  const moved = sampleDataset({ opdId: 'dpp' });
  await tables.documents.send(new PutCommand({ TableName: table, Item: { pk: 'DATASET#puskesmas', sk: 'META', byOpd: 'dkp', ...moved } }));
  expect(await dynamoDatasets(tables.documents, table).listByOpd('dkp')).toEqual([]);
});
