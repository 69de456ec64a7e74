import { createRequire } from 'node:module';
import type { Callback, Index, Item, Store, TableDescription } from './dynalite-store.ts';
import { mendWrites } from './mend-writes.ts';

// dynalite is published as CommonJS without types and without an `exports` map. Its HTTP front ends the process on a scalar body and checks no
// signature, so its parts are called directly. What is typed here is what version 4.0.0 has, which package.json pins exactly.

type Validation = { readonly types: object; readonly custom?: (data: object, store: Store) => string | undefined };
type Action = (store: Store, data: object, callback: Callback<object>) => void;
type DatabaseModule = {
  readonly create: (options: { readonly path: string; readonly createTableMs: number }) => Store;
  readonly getIndexActions: (
    indexes: readonly Index[],
    existing: Item | undefined,
    item: Item,
    table: TableDescription,
  ) => { readonly puts: readonly { readonly index: string; readonly key: string; readonly item: Item }[] };
};
type ValidationsModule = {
  readonly checkTypes: (data: object, types: object) => object;
  readonly checkValidations: (data: object, types: object, custom: Validation['custom'], store: Store) => void;
};

const require = createRequire(import.meta.url);
const database: DatabaseModule = require('dynalite/db');
const validations: ValidationsModule = require('dynalite/validations');

/** Opens dynalite's store in a folder. LevelDB lets one process in at a time; a second one is told so. */
export async function openStore(path: string, region: string): Promise<Store> {
  const store = database.create({ path, createTableMs: 0 });
  closeIterators(store.db);
  mendWrites(store.db, path, async () => {
    await store.db.close._original();
    await store.db.open();
  });
  await store.db.open().catch((cause: unknown) => {
    throw new Error(`the tables in ${path} can't be opened: does another process use this state folder?`, { cause });
  });
  store.tableDb.awsAccountId = '000000000000';
  store.tableDb.awsRegion = region;
  return store;
}

/**
 * dynalite's streams end with a call of `return`, which the iterators of level 10 do not have (theirs is `close`): so none was ever closed, and the
 * process grew by some 100 KB with each query.
 */
function closeIterators(db: Store['db']): void {
  const values = db.values.bind(db);
  db.values = (range) => {
    const iterator = values(range);
    iterator.return = () => iterator.close();
    return iterator;
  };
}

/** An error that dynalite answers with: the status, and the body as it goes on the wire. */
export class DynaliteError extends Error {
  readonly statusCode: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(statusCode: number, body: Readonly<Record<string, unknown>>) {
    super(String(body.__type));
    this.statusCode = statusCode;
    this.body = body;
  }
}

/** Checks the types and values of an operation's input. Gives it parsed, expressions included; throws a DynaliteError when it is not valid. */
export function parseInput(operation: string, input: object, store: Store): Readonly<Record<string, unknown>> {
  const validation: Validation = require(`dynalite/validations/${lowerFirst(operation)}`);
  try {
    const data = validations.checkTypes(input, validation.types);
    validations.checkValidations(data, validation.types, validation.custom, store);
    return { ...data };
  } catch (error) {
    // dynalite's checks trip over a null inside a list or a map, which DynamoDB can't read either.
    const unreadable = new DynaliteError(400, {
      __type: 'com.amazon.coral.service#SerializationException',
      message: 'The input has a null where a value must be',
    });
    throw answerableError(error) ?? unreadable;
  }
}

function answerableError(error: unknown): DynaliteError | undefined {
  if (!(error instanceof Error && 'statusCode' in error && 'body' in error)) return undefined;
  const { statusCode, body } = error;
  return typeof statusCode === 'number' && typeof body === 'object' && body !== null
    ? new DynaliteError(statusCode, { ...body })
    : undefined;
}

/** Runs an operation on parsed input. Rejects with a DynaliteError when DynamoDB would answer with one; any other error is a fault. */
export function runAction(operation: string, data: object, store: Store): Promise<object> {
  const action: Action = require(`dynalite/actions/${lowerFirst(operation)}`);
  return new Promise((resolve, reject) =>
    action(store, data, (error, result) => (error ? reject(answerableError(error) ?? error) : resolve(result ?? {}))),
  );
}

/** The entries that an item has in indexes, each with its key there. */
export function indexEntries(indexes: readonly Index[], item: Item, table: TableDescription) {
  return database.getIndexActions(indexes, undefined, item, table).puts;
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
