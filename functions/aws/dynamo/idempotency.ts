import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AnyAnswer } from '../../http/answer.ts';
import type { IdempotencyStore } from '../../http/idempotency.port.ts';
import { limits } from '../../limits.ts';
import { idempotencyKey } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** The answer is kept as JSON text: it is ours, written by `keep` alone, so its shape is not checked again. */
const itemSchema = z.looseObject({
  fingerprint: z.string(),
  answer: z
    .string()
    .transform((text): AnyAnswer => JSON.parse(text))
    .optional(),
});

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

/**
 * First answers in the catalog table: `IDEMPOTENCY#<sub>#<key>`, removed by DynamoDB's TTL on `expiresAt` (which may take days: an expired item counts
 * as absent). A claim whose function died answers nobody: it is free again after its lease.
 */
export function dynamoIdempotency(documents: DynamoDBDocumentClient, table: string): IdempotencyStore {
  const find = async (sub: string, key: string) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: idempotencyKey(sub, key), ConsistentRead: true }));
    return Item && itemSchema.parse(Item);
  };
  return {
    async claim(sub, key, fingerprint, now) {
      const at = seconds(now);
      const put = new PutCommand({
        TableName: table,
        Item: {
          ...idempotencyKey(sub, key),
          fingerprint,
          expiresAt: at + limits.idempotencySeconds,
          leaseUntil: at + limits.idempotencyLeaseSeconds,
        },
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now OR (attribute_not_exists(answer) AND leaseUntil < :now)',
        ExpressionAttributeValues: { ':now': at },
      });
      if (await wasWritten(documents.send(put))) return { state: 'claimed' };
      const standing = await find(sub, key);
      return { state: 'taken', fingerprint: standing?.fingerprint ?? fingerprint, answer: standing?.answer };
    },
    async keep(sub, key, fingerprint, answer) {
      await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: idempotencyKey(sub, key),
          UpdateExpression: 'SET answer = :answer',
          ConditionExpression: 'fingerprint = :fingerprint',
          ExpressionAttributeValues: { ':answer': JSON.stringify(answer), ':fingerprint': fingerprint },
        }),
      );
    },
    async drop(sub, key) {
      await documents.send(new DeleteCommand({ TableName: table, Key: idempotencyKey(sub, key) }));
    },
  };
}
