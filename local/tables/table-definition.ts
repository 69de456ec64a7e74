import * as z from 'zod';
import type { TableDescription } from './dynalite-store.ts';

const keySchema = z
  .array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);

const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']), NonKeyAttributes: z.array(z.string()).optional() }),
});

// Encryption, backups, replicas, tags, capacity and time to live are the cloud's business: an item past its time may stay, as it may for 48 hours on AWS.
const definition = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(index).min(1).optional(),
  LocalSecondaryIndexes: z.array(index).min(1).optional(),
});

/**
 * CreateTable's input from the resolved properties of an AWS::DynamoDB::Table or AWS::DynamoDB::GlobalTable, billed on demand.
 * Throws when they lack a key or an attribute's definition.
 */
export function tableDefinition(name: string, properties: unknown): TableDescription & { readonly BillingMode: 'PAY_PER_REQUEST' } {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes } = definition.parse(properties);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions,
    KeySchema,
    ...(GlobalSecondaryIndexes === undefined ? {} : { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(withoutUndefined) }),
    ...(LocalSecondaryIndexes === undefined ? {} : { LocalSecondaryIndexes: LocalSecondaryIndexes.map(withoutUndefined) }),
  };
}

function withoutUndefined({ IndexName, KeySchema, Projection }: z.infer<typeof index>) {
  const { ProjectionType, NonKeyAttributes } = Projection;
  return { IndexName, KeySchema, Projection: { ProjectionType, ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) } };
}
