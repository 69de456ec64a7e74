import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { openTables } from '../../local/tables/tables.ts';
import { allOf } from '../../upkeep/all-of.ts';
import { wholeTable } from '../../upkeep/dynamo-items.ts';
import type { Item } from '../../upkeep/migrations/migration.ts';
import { credentials, region, serveJson, testAccess } from '../local/json-server.ts';

const TableName = 'catalog';
const properties = {
  AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};

/** The laptop's catalog table, served as DynamoDB. */
export async function startCatalog() {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-upkeep-'));
  const { access } = testAccess();
  const tables = await openTables({ directory, tables: [{ name: TableName, properties }], region, access });
  const server = await serveJson([tables.service], access);
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 }));
  const table = wholeTable(documents, TableName);
  return {
    documents,
    name: TableName,
    table,
    put: (item: Item) => documents.send(new PutCommand({ TableName, Item: item })),
    all: async () => (await allOf(table.items())).toSorted((a, b) => `${a.pk} ${a.sk}`.localeCompare(`${b.pk} ${b.sk}`)),
    async stop() {
      documents.destroy();
      await server.close();
      await tables.close();
      rmSync(directory, { recursive: true });
      return server.faults;
    },
  };
}
