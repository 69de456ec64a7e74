import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readModel } from '../../local/assembly/model.ts';
import { openTables } from '../../local/tables/tables.ts';
import { credentials, region, serveJson, testAccess } from '../local/json-server.ts';

/** Acts on the records table of a stopped city, as somebody could who holds every right on it. */
export async function onRecordsTable(
  assemblyDirectory: string,
  home: string,
  act: (documents: DynamoDBDocumentClient, table: string) => Promise<void>,
): Promise<void> {
  const cityResources = { publicUrl: 'http://127.0.0.1', issuer: 'http://127.0.0.1/oidc', clientId: 'any' };
  const model = readModel(assemblyDirectory, { ...cityResources, queueUrl: (name) => name });
  const records = model.tables.find(({ properties }) => !JSON.stringify(properties).includes('byOpd'));
  if (!records) throw new Error('the assembly has no records table');
  const { access } = testAccess();
  const tables = await openTables({ directory: join(home, 'tables'), tables: model.tables, region, access });
  const server = await serveJson([tables.service], access);
  const client = new DynamoDBClient({ region, credentials, endpoint: server.endpoint });
  try {
    await act(DynamoDBDocumentClient.from(client), records.name);
  } finally {
    client.destroy();
    await server.close();
    await tables.close();
  }
}
