import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTables } from '../../local/tables/tables.ts';
import { allOf } from '../../upkeep/all-of.ts';
import { wholeTable } from '../../upkeep/dynamo-items.ts';
import { dynamoTable } from '../../upkeep/dynamo-table.ts';
import { migrate } from '../../upkeep/migrate.ts';
import type { Item, Migration } from '../../upkeep/migrations/migration.ts';
import { credentials, region, serveJson, testAccess } from '../local/json-server.ts';
import { item } from './some-items.ts';

const TableName = 'catalog';
const properties = {
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};
const renewed: Migration = {
  number: 1,
  name: 'renewed',
  of: ({ old, ...one }) => (old === undefined ? {} : { becomes: { ...one, renewed: { from: 'x' } }, beside: [{ pk: 'B', sk: one.sk }] }),
};

describe('a table of DynamoDB that is kept by hand', () => {
  let directory: string;
  let tables: Awaited<ReturnType<typeof openTables>>;
  let server: Awaited<ReturnType<typeof serveJson>>;
  let documents: DynamoDBDocumentClient;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'satudata-upkeep-'));
    const { access } = testAccess();
    tables = await openTables({ directory, tables: [{ name: TableName, properties }], region, access });
    server = await serveJson([tables.service], access);
    documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 }));
  });
  afterEach(async () => {
    documents.destroy();
    await server.close();
    await tables.close();
    rmSync(directory, { recursive: true });
    expect(server.faults).toEqual([]);
  });

  const whole = () => wholeTable(documents, TableName);
  const put = (Item: Item) => documents.send(new PutCommand({ TableName, Item }));

  test('is migrated page by page, and keeps in itself what was done', async () => {
    const items = ['1', '2', '3', '4', '5'].map((sk) => item(sk, { old: 'x', blob: new Uint8Array([1]) }));
    await Promise.all(items.map(put));
    const table = dynamoTable(documents, TableName, 2);
    const given = { table, migrations: [renewed], now: () => new Date('2026-12-01T00:00:00Z') };
    const [done] = await migrate(given);
    // The eleventh item is what the table keeps of the migration.
    const all = await allOf(whole().items());
    expect(all.filter((one) => one.renewed !== undefined && one.old === undefined && one.blob !== undefined)).toHaveLength(5);
    expect(all).toHaveLength(11);
    expect(all.find(({ pk }) => pk === 'MIGRATIONS')).toMatchObject({
      sk: '0001',
      name: 'renewed',
      finishedAt: '2026-12-01T00:00:00.000Z',
    });
    expect(await migrate(given)).toEqual([done]);
  });

  test('changes an item where it is as it was read, and leaves other members to their writers', async () => {
    const table = dynamoTable(documents, TableName);
    const before = item('1', { level: { access: 'limited' } });
    await put({ ...before, title: 'baru' });
    expect(await table.change(before, { ...before, level: { access: 'limited', sharing: 'by-request' } })).toBe(true);
    expect(await table.change({ ...before, title: 'lama' }, { ...before, title: 'lain' })).toBe(false);
    expect(await table.change({ ...before, level: { access: 'closed' } }, { ...before, level: { access: 'open' } })).toBe(false);
    expect(await table.change(item('gone'), item('gone', { level: 1 }))).toBe(false);
    expect(await allOf(whole().items())).toEqual([{ ...before, title: 'baru', level: { access: 'limited', sharing: 'by-request' } }]);
    await expect(table.change(before, { ...before, sk: '2' })).rejects.toThrow('another key');
  });

  test('puts what is missing and never what is there', async () => {
    const table = dynamoTable(documents, TableName);
    expect(await table.putMissing(item('1', { title: 'satu' }))).toBe(true);
    expect(await table.putMissing(item('1', { title: 'dua' }))).toBe(false);
    expect(await allOf(whole().items())).toEqual([item('1', { title: 'satu' })]);
  });
});
