import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecordStore } from '../access/record-store.ts';

/**
 * Access records in a table of their own: `AUDIT#<datasetId>#<day>` / `<ulid>`, put if absent (data-model.md). The SDK repeats a request whose
 * answer was lost: the very same record may stand already, and only that one.
 */
export function dynamoRecords(documents: DynamoDBDocumentClient, table: string): RecordStore {
  return {
    async append(record) {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: { pk: `AUDIT#${record.datasetId}#${record.at.slice(0, 10)}`, sk: record.recordId, ...record },
          ConditionExpression: 'attribute_not_exists(pk) OR (requestId = :requestId AND principalId = :principalId AND #at = :at)',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':requestId': record.requestId, ':principalId': record.principalId, ':at': record.at },
        }),
      );
    },
  };
}
