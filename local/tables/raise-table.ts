import { isDeepStrictEqual } from 'node:util';
import { indexEntries, runAction } from './dynalite.ts';
import type { BatchOperation, Index, Store, TableDescription } from './dynalite-store.ts';
import { indexPrefix } from './single-write.ts';

// Index entries written at once: enough to be quick, little enough to hold in memory.
const fillBatch = 1000;

/**
 * Brings the stored table to its definition: makes it when it is missing, and fills a global index that the definition has gained.
 * An index that the definition has lost stays. Throws when a key has changed: the stored items can't follow without loss.
 */
export async function raiseTable(store: Store, definition: TableDescription): Promise<void> {
  const stored = (await readTable(store, definition.TableName)) ?? (await createTable(store, definition));
  requireSameKeys(stored, definition);
  const known = stored.GlobalSecondaryIndexes ?? [];
  const gained = (definition.GlobalSecondaryIndexes ?? []).filter((index) => !known.some(({ IndexName }) => IndexName === index.IndexName));
  for (const index of gained) await fill(store, definition, index);
  const indexes = [...known, ...gained].map((index) => ({ ...index, IndexStatus: 'ACTIVE' }));
  // dynalite makes a table usable in a later turn; a table that a killed process left halfway would never be.
  const raised = {
    ...stored,
    TableStatus: 'ACTIVE',
    AttributeDefinitions: attributesOf(stored, definition),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  };
  await settled<void>((callback) => store.tableDb.put(definition.TableName, raised, callback));
}

async function createTable(store: Store, definition: TableDescription): Promise<TableDescription> {
  await runAction('CreateTable', structuredClone(definition), store);
  const created = await readTable(store, definition.TableName);
  if (created === undefined) throw new Error(`dynalite did not keep the table ${definition.TableName}`);
  return created;
}

async function readTable(store: Store, name: string): Promise<TableDescription | undefined> {
  try {
    return await settled<TableDescription>((callback) => store.getTable(name, false, callback));
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}

function requireSameKeys(stored: TableDescription, definition: TableDescription): void {
  const keysOf = (table: TableDescription, schema: TableDescription['KeySchema']) =>
    schema.map(({ AttributeName, KeyType }) => {
      const type = table.AttributeDefinitions.find((attribute) => attribute.AttributeName === AttributeName)?.AttributeType;
      return [AttributeName, KeyType, type];
    });
  const indexesOf = (table: TableDescription) => [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  const sameKeys = isDeepStrictEqual(keysOf(stored, stored.KeySchema), keysOf(definition, definition.KeySchema));
  const changed = indexesOf(definition).find(({ IndexName, KeySchema }) => {
    const before = indexesOf(stored).find((index) => index.IndexName === IndexName);
    return before !== undefined && !isDeepStrictEqual(keysOf(stored, before.KeySchema), keysOf(definition, KeySchema));
  });
  if (sameKeys && changed === undefined) return;
  const what = sameKeys ? `index ${changed?.IndexName} of the table` : 'table';
  throw new Error(
    `the stored ${what} ${definition.TableName} has another key than the template: start with an empty state folder, or keep the key`,
  );
}

function attributesOf(stored: TableDescription, definition: TableDescription): TableDescription['AttributeDefinitions'] {
  const gained = definition.AttributeDefinitions.filter(
    ({ AttributeName }) => !stored.AttributeDefinitions.some((attribute) => attribute.AttributeName === AttributeName),
  );
  return [...stored.AttributeDefinitions, ...gained];
}

async function fill(store: Store, table: TableDescription, index: Index): Promise<void> {
  let operations: BatchOperation[] = [];
  const flush = async () => {
    const batch = operations;
    operations = [];
    await settled<void>((callback) => store.db.batch(batch, callback));
  };
  for await (const item of store.getItemDb(table.TableName).createValueStream()) {
    for (const entry of indexEntries([index], item, table)) {
      operations.push({ type: 'put', key: indexPrefix('Global', table.TableName, index.IndexName) + entry.key, value: entry.item });
    }
    if (operations.length >= fillBatch) await flush();
  }
  await flush();
}

function settled<Value>(start: (callback: (error: Error | null | undefined, value?: Value) => void) => void): Promise<Value | undefined> {
  return new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));
}
