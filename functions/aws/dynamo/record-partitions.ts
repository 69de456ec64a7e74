import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { storedRecordSchema } from '../../model/stored-record.ts';
import type { RecordPartitions } from '../../records/record-partitions.port.ts';

/** Partitions of the records table, whole: DynamoDB gives a page of 1 MB at most, and the next one is asked for when it is needed. */
export function dynamoRecordPartitions(documents: DynamoDBDocumentClient, table: string): RecordPartitions {
  return {
    async *items(pk) {
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ConsistentRead: true,
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        );
        for (const item of page.Items ?? []) yield storedRecordSchema.parse(item);
        from = page.LastEvaluatedKey;
      } while (from);
    },
  };
}
