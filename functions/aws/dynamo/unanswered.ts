import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Unanswered, UnansweredStore } from '../../uploads/unanswered.port.ts';
import { unansweredKey, withoutKeys } from './catalog-keys.ts';

const unansweredSchema: z.ZodType<Unanswered> = z.strictObject({ datasetId: z.string(), uploadId: z.string(), since: z.string() });

/** Uploads that wait for an answer, by the time at which they were asked about. */
export function dynamoUnanswered(documents: DynamoDBDocumentClient, table: string): UnansweredStore {
  return {
    async note(asked) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...unansweredKey(asked), ...asked } }));
    },
    async listBefore(time, limit) {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk < :before',
          ExpressionAttributeValues: { ':pk': unansweredKey({ since: time, datasetId: '', uploadId: '' }).pk, ':before': time },
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return (page.Items ?? []).map((item) => unansweredSchema.parse(withoutKeys(item)));
    },
    async drop(asked) {
      await documents.send(new DeleteCommand({ TableName: table, Key: unansweredKey(asked) }));
    },
  };
}
