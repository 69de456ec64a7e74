import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { openStore } from '../../local/tables/dynalite.ts';

/** One thing that a stopped city left: where it lies, and its bytes. */
export type Remain = { readonly where: string; readonly bytes: Buffer };

const versionRow = z.object({ bucket: z.string(), key: z.string(), document: z.string() });
const blobs = z.object({ blobs: z.array(z.object({ id: z.string() })) });

/** Every version of every object, its name apart: bucket and key. */
export function objectsOf(
  home: string,
): { readonly bucket: string; readonly key: string; readonly document: string; readonly bytes: Buffer }[] {
  const database = new DatabaseSync(join(home, 'objects/objects.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT bucket, key, document FROM versions').all();
  database.close();
  return rows.map((row) => {
    const { bucket, key, document } = versionRow.parse(row);
    const parts = blobs.parse(JSON.parse(document)).blobs.map(({ id }) => readFileSync(join(home, 'objects/blobs', id)));
    return { bucket, key, document, bytes: Buffer.concat(parts) };
  });
}

/** Every item of every table, as DynamoDB's JSON. */
export async function itemsOf(home: string, tables: readonly string[]): Promise<Remain[]> {
  const store = await openStore(join(home, 'tables'), 'ap-southeast-3');
  const items: Remain[] = [];
  for (const table of tables) {
    for await (const item of store.getItemDb(table).createValueStream())
      items.push({ where: table, bytes: Buffer.from(JSON.stringify(item)) });
  }
  await store.lifecycleManager.gracefulClose();
  return items;
}

/** Keeps every message that is ever sent, though queues forget what was received. The city runs meanwhile. */
export function keepMessages(home: string): void {
  const database = new DatabaseSync(join(home, 'queues/queues.sqlite'));
  database.exec(`PRAGMA busy_timeout = 10000;
    CREATE TABLE kept (body TEXT NOT NULL);
    CREATE TRIGGER keep AFTER INSERT ON messages BEGIN INSERT INTO kept VALUES (NEW.body); END`);
  database.close();
}

export function messagesOf(home: string): Remain[] {
  const database = new DatabaseSync(join(home, 'queues/queues.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT body FROM kept').all();
  database.close();
  return rows.map(({ body }) => ({ where: 'queue', bytes: Buffer.from(String(body)) }));
}

/** Every file below a folder of the city's home, as it lies on the disk. */
export function filesBelow(home: string, folder: string): Remain[] {
  const entries = readdirSync(join(home, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ where: join(parentPath, name), bytes: readFileSync(join(parentPath, name)) }));
}
