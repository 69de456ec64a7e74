import { mkdirSync } from 'node:fs';
import * as z from 'zod';
import type { Meter } from '../metrics/meter.ts';
import { answered, failed, type JsonAnswer, type JsonCall, type JsonService, refusalOf, serviceOf } from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { DynaliteError, openStore, parseInput, runAction } from './dynalite.ts';
import type { Store, TableDescription } from './dynalite-store.ts';
import { raiseTable } from './raise-table.ts';
import { singleWrite } from './single-write.ts';
import { tableDefinition } from './table-definition.ts';
import { neededResources } from './table-resources.ts';

export type Tables = {
  readonly service: JsonService;
  /** The items of a partition (of one page of 1 MB), as DynamoDB's JSON: for the laptop itself, which no role limits. */
  readonly partition: (table: string, pk: string) => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
};

const foundSchema = z.object({ Items: z.array(z.unknown()).default([]) });

export type TableOptions = {
  readonly directory: string;
  /** Each table's name and its resolved CloudFormation properties. */
  readonly tables: readonly { readonly name: string; readonly properties: unknown }[];
  readonly region: string;
  readonly access: ServiceAccess;
  readonly meter?: Meter | undefined;
};

const reads = ['GetItem', 'Query', 'Scan', 'BatchGetItem', 'BatchWriteItem', 'DescribeTable'] as const;
const conditionalWrites = ['PutItem', 'UpdateItem', 'DeleteItem'] as const;

/**
 * DynamoDB on disk by dynalite: makes the tables and indexes of the template that aren't there yet, and never drops one.
 * Served are the operations on items and DescribeTable; transactions, streams and the rest are answered with UnknownOperationException.
 * What dynalite does otherwise than AWS: BatchGetItem stops at 1 MB (the rest comes as UnprocessedKeys), `REMOVE l[0], l[1]` removes the wrong
 * second element, ItemCount is 0, and the items of a BatchWriteItem reach disk one by one, each after its index entries.
 * Throws when a stored table has another key than the template.
 */
export async function openTables(options: TableOptions): Promise<Tables> {
  mkdirSync(options.directory, { recursive: true });
  const store = await openStore(options.directory, options.region);
  const definitions = options.tables.map(({ name, properties }) => tableDefinition(name, properties));
  try {
    for (const definition of definitions) await raiseTable(store, definition);
  } catch (error) {
    await store.lifecycleManager.gracefulClose();
    throw error;
  }
  const byName = new Map(definitions.map((definition) => [definition.TableName, definition]));
  const arnOf = (name: string) => `arn:aws:dynamodb:${options.region}:000000000000:table/${name}`;

  const counted = options.meter === undefined ? {} : { ReturnConsumedCapacity: 'TOTAL' };
  const run = async (call: JsonCall, work: (input: object) => Promise<object>): Promise<JsonAnswer> => {
    try {
      const input = parseInput(call.action, { ...call.body, ...counted }, store);
      return refusalFor(call, input, options.access, arnOf, byName) ?? answered(metered(options.meter, call, await work(input)));
    } catch (error) {
      return errorAnswer(error);
    }
  };
  const plain = (call: JsonCall) => run(call, (input) => runAction(call.action, input, store));
  const write = (call: JsonCall) => {
    // dynalite drops this parameter, so it is read before the input is parsed.
    const returnItem = call.body.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
    return run(call, (input) => conditionalWrite(call.action, input, store, returnItem));
  };
  return {
    service: serviceOf('DynamoDB_20120810', 400, {
      ...Object.fromEntries(reads.map((name) => [name, plain])),
      ...Object.fromEntries(conditionalWrites.map((name) => [name, write])),
    }),
    async partition(TableName, pk) {
      const values = { ':pk': { S: pk } };
      const query = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: values };
      const { Items } = foundSchema.parse(await runAction('Query', parseInput('Query', query, store), store));
      return Items;
    },
    close: () => store.lifecycleManager.gracefulClose(),
  };
}

const capacitySchema = z.object({ CapacityUnits: z.number() });
const consumedSchema = z.object({ ConsumedCapacity: z.union([capacitySchema, z.array(capacitySchema)]).optional() });

/** The answer, without the units that only the meter asked for. */
function metered(meter: Meter | undefined, { action, body }: JsonCall, answer: object): Record<string, unknown> {
  if (meter === undefined) return { ...answer };
  const { ConsumedCapacity: consumed = [] } = consumedSchema.parse(answer);
  const units = [consumed].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  meter.units(/Put|Update|Delete|Write/.test(action) ? 'write' : 'read', units);
  return Object.fromEntries(Object.entries(answer).filter(([name]) => name !== 'ConsumedCapacity' || 'ReturnConsumedCapacity' in body));
}

function refusalFor(
  call: JsonCall,
  input: Readonly<Record<string, unknown>>,
  access: ServiceAccess,
  arnOf: (name: string) => string,
  tables: ReadonlyMap<string, TableDescription>,
): JsonAnswer | undefined {
  const action = `dynamodb:${call.action}`;
  for (const { resource, context } of neededResources(input, arnOf, tables)) {
    const refused = refusalOf(access.isAllowed, 400, { accessKeyId: call.accessKeyId, action, resource }, context);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

async function conditionalWrite(operation: string, input: object, store: Store, returnItem: boolean): Promise<object> {
  const view = singleWrite(store);
  try {
    return await runAction(operation, input, view.store);
  } catch (error) {
    const Item = view.lastRead();
    if (!returnItem || Item === undefined || !isConditionFailure(error)) throw error;
    throw new DynaliteError(error.statusCode, { ...error.body, Item });
  }
}

function isConditionFailure(error: unknown): error is DynaliteError {
  return error instanceof DynaliteError && String(error.body.__type).endsWith('#ConditionalCheckFailedException');
}

/** dynalite's own errors become answers; anything else is a fault. */
function errorAnswer(error: unknown): JsonAnswer {
  if (!(error instanceof DynaliteError)) throw error;
  const { __type, message, Message, ...rest } = error.body;
  const answer = failed(String(__type), String(message ?? Message ?? ''), error.statusCode);
  return { ...answer, body: { ...answer.body, ...rest } };
}
