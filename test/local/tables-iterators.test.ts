import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, parseInput, runAction } from '../../local/tables/dynalite.ts';
import type { Store } from '../../local/tables/dynalite-store.ts';
import { raiseTable } from '../../local/tables/raise-table.ts';
import { tableDefinition } from '../../local/tables/table-definition.ts';

const table = tableDefinition('catalog', {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'owner'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    { IndexName: 'byOwner', KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
  ],
});
const ofPartition = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'p' } } };
const ofOwner = {
  IndexName: 'byOwner',
  KeyConditionExpression: '#owner = :owner',
  ExpressionAttributeNames: { '#owner': 'owner' },
  ExpressionAttributeValues: { ':owner': { S: 'dinkes' } },
};

let directory: string;
let store: Store;
let open: number;
let opened: number;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tables-'));
  store = await openStore(directory, 'ap-southeast-3');
  await raiseTable(store, table);
  for (const sk of ['a', 'b', 'c']) await run('PutItem', { Item: { pk: { S: 'p' }, sk: { S: sk }, owner: { S: 'dinkes' } } });
  countIterators();
});
afterEach(async () => {
  await store.lifecycleManager.gracefulClose();
  rmSync(directory, { recursive: true });
});

const run = (operation: string, input: object) =>
  runAction(operation, parseInput(operation, { TableName: 'catalog', ...input }, store), store);

/** Counts what is opened from here on, and what of it is open still. */
function countIterators(): void {
  [open, opened] = [0, 0];
  const values = store.db.values.bind(store.db);
  store.db.values = (range) => {
    const iterator = values(range);
    const close = iterator.close.bind(iterator);
    open += 1;
    opened += 1;
    return Object.assign(iterator, {
      close: async () => {
        await close();
        open -= 1;
      },
    });
  };
}

test.each([
  ['a query read to its end', 'Query', ofPartition],
  ['a query that stops at its limit', 'Query', { ...ofPartition, Limit: 1 }],
  ['a query read backwards', 'Query', { ...ofPartition, ScanIndexForward: false }],
  ['a query that finds nothing', 'Query', { ...ofPartition, ExpressionAttributeValues: { ':p': { S: 'nobody' } } }],
  ['a query of an index', 'Query', ofOwner],
  ['a scan', 'Scan', {}],
  ['a scan that stops at its limit', 'Scan', { Limit: 2 }],
])('leaves no iterator of the database open after %s', async (_what, operation, input) => {
  await run(operation, input);
  expect(opened).toBe(1);
  await expect.poll(() => open).toBe(0);
});
