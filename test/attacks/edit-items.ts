import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { openTables } from '../../local/tables/tables.ts';
import { credentials, region, serveJson, testAccess } from '../local/json-server.ts';
import type { City } from '../way/city.ts';

/** Changes the tables of a stopped city as nobody can who uses it. */
export async function editItems(
  { home, laptop }: Pick<City, 'home' | 'laptop'>,
  edit: (documents: DynamoDBDocumentClient) => Promise<unknown>,
): Promise<void> {
  const { access } = testAccess();
  const tables = await openTables({ directory: join(home, 'tables'), region, access, tables: laptop.model.tables });
  const server = await serveJson([tables.service], access);
  const client = new DynamoDBClient({ region, credentials, endpoint: server.endpoint });
  try {
    await edit(DynamoDBDocumentClient.from(client));
  } finally {
    client.destroy();
    await server.close();
    await tables.close();
  }
}
