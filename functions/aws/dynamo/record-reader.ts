import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { keptRecordSchema } from '../../model/kept-record.ts';
import type { RecordReader } from '../../records/record-reader.port.ts';

/** Reads `AUDIT#<datasetId>#<day>` of the records table from its end: ULIDs are in the order of time. */
export function dynamoRecordReader(documents: DynamoDBDocumentClient, table: string): RecordReader {
  return {
    async newest(datasetId, day, limit, before) {
      const pk = `AUDIT#${datasetId}#${day}`;
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
          ...(before === undefined ? {} : { ExclusiveStartKey: { pk, sk: before } }),
        }),
      );
      return {
        records: (page.Items ?? []).map((item) => keptRecordSchema.parse(item)),
        isLast: page.LastEvaluatedKey === undefined,
      };
    },
  };
}
