import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountRecordStore } from '../identity/account-record-store.ts';

/**
 * Records of changed accounts, beside those of reads: `ACCOUNTS#<day>` / `<ulid>`, put if absent (data-model.md). The SDK repeats a request whose answer
 * was lost: the very same record may stand already, and only that one.
 */
export function dynamoAccountRecords(documents: DynamoDBDocumentClient, table: string): AccountRecordStore {
  return {
    async append(record) {
      await documents.send(
        new PutCommand({
          TableName: table,
          Item: { pk: `ACCOUNTS#${record.at.slice(0, 10)}`, sk: record.recordId, ...record },
          ConditionExpression: 'attribute_not_exists(pk) OR (requestId = :requestId AND #by = :by AND #at = :at)',
          ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
          ExpressionAttributeValues: { ':requestId': record.requestId, ':by': record.by, ':at': record.at },
        }),
      );
    },
  };
}
