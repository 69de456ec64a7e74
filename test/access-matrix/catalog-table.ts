import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readModel } from '../../local/assembly/model.ts';
import { openTables } from '../../local/tables/tables.ts';
import { credentials, region, serveJson, testAccess } from '../local/json-server.ts';

/** Opens the catalog table of a laptop that has stopped, for `work` to read and write items that no route would. */
export async function withCatalogTable(
  { assemblyDirectory, home }: { readonly assemblyDirectory: string; readonly home: string },
  work: (documents: DynamoDBDocumentClient, table: string) => Promise<void>,
): Promise<void> {
  const publicUrl = 'http://127.0.0.1';
  const model = readModel(assemblyDirectory, { publicUrl, issuer: 'http://127.0.0.1/oidc', clientId: 'any', queueUrl: (name) => name });
  const catalog = model.tables.find(({ properties }) => JSON.stringify(properties).includes('byOpd'));
  if (!catalog) throw new Error('the assembly has no catalog table');
  const { access } = testAccess();
  const tables = await openTables({ directory: join(home, 'tables'), tables: model.tables, region, access });
  const server = await serveJson([tables.service], access);
  const client = new DynamoDBClient({ region, credentials, endpoint: server.endpoint });
  try {
    await work(DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }), catalog.name);
  } finally {
    client.destroy();
    await server.close();
    await tables.close();
  }
}
