import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { dayMilliseconds } from '../../model/jakarta-time.ts';
import type { LookCounter } from '../../persons/look-counter.port.ts';
import { lookUpsKey } from './catalog-keys.ts';

const countedSchema = z.object({ looks: z.number().default(0), rows: z.number().default(0) });

/** Looks a day in the catalog table: `LOOK-UPS#<sub>` / `<day>`, removed by DynamoDB's TTL once nobody asks any more; `counted` are the lists whose rows are in it. */
export function dynamoLookCounter(documents: DynamoDBDocumentClient, table: string): LookCounter {
  const add = async (sub: string, now: Date, of: 'looks' | 'rows', by: number, once?: string) => {
    const expiresAt = Math.floor((now.getTime() + limits.lookCountDays * dayMilliseconds) / 1000);
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: lookUpsKey(sub, now.toISOString().slice(0, 10)),
        UpdateExpression: `ADD #of :by${once === undefined ? '' : ', counted :names'} SET expiresAt = :expiresAt`,
        ...(once === undefined ? {} : { ConditionExpression: 'NOT contains(counted, :name)' }),
        ExpressionAttributeNames: { '#of': of },
        ExpressionAttributeValues: {
          ...{ ':by': by, ':expiresAt': expiresAt },
          ...(once === undefined ? {} : { ':name': once, ':names': new Set([once]) }),
        },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return countedSchema.parse(Attributes)[of];
  };
  return {
    async count(sub, now, of, by, once) {
      try {
        return await add(sub, now, of, by, once);
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return add(sub, now, of, 0);
      }
    },
  };
}
