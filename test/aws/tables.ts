import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { openTables } from '../../local/tables/tables.ts';
import { credentials, region, serveJson, testAccess } from '../local/json-server.ts';

export type TestTables = {
  readonly documents: DynamoDBDocumentClient;
  /** A new, empty table's name. */
  next(): string;
  close(): Promise<void>;
};

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType });
/** The keys and index of lib/keeping/catalog-table.ts; the records table is the same without the index. */
const properties = {
  AttributeDefinitions: ['pk', 'sk', 'byOpd'].map(attribute),
  KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
  GlobalSecondaryIndexes: [
    { IndexName: 'byOpd', KeySchema: [key('byOpd', 'HASH'), key('pk', 'RANGE')], Projection: { ProjectionType: 'KEYS_ONLY' } },
  ],
};

/** DynamoDB as the laptop serves it, reached by the genuine SDK, with `count` empty tables. */
export async function openTestTables(count: number): Promise<TestTables> {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-tables-'));
  const { access } = testAccess();
  const names = Array.from({ length: count }, (_, place) => `catalog-${place}`);
  const tables = await openTables({ directory, region, access, tables: names.map((name) => ({ name, properties })) });
  const server = await serveJson([tables.service], access);
  const client = new DynamoDBClient({ region, credentials, endpoint: server.endpoint });
  const unused = [...names];
  return {
    documents: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    next() {
      const name = unused.shift();
      if (name === undefined) throw new Error(`more than ${count} tables were asked for`);
      return name;
    },
    async close() {
      client.destroy();
      await server.close();
      await tables.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
