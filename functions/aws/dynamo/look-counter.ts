import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { limits } from '../../limits.ts';
import { dayMilliseconds } from '../../model/jakarta-time.ts';
import type { LookCounter } from '../../persons/look-counter.port.ts';
import { lookUpsKey } from './catalog-keys.ts';

const countedSchema = z.object({ looks: z.number() });

/** Looks a day in the catalog table: `LOOK-UPS#<sub>` / `<day>`, removed by DynamoDB's TTL once nobody asks any more. */
export function dynamoLookCounter(documents: DynamoDBDocumentClient, table: string): LookCounter {
  return {
    async count(sub, now, looks) {
      const expiresAt = Math.floor((now.getTime() + limits.lookCountDays * dayMilliseconds) / 1000);
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: table,
          Key: lookUpsKey(sub, now.toISOString().slice(0, 10)),
          UpdateExpression: 'ADD looks :looks SET expiresAt = :expiresAt',
          ExpressionAttributeValues: { ':looks': looks, ':expiresAt': expiresAt },
          ReturnValues: 'UPDATED_NEW',
        }),
      );
      return countedSchema.parse(Attributes).looks;
    },
  };
}
