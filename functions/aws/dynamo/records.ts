import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RecordStore } from '../../access/record.port.ts';
import { putRecord } from './put-record.ts';

/** Access records in a table of their own: `AUDIT#<datasetId>#<day>` / `<ulid>`, put if absent. */
export function dynamoRecords(documents: DynamoDBDocumentClient, table: string): RecordStore {
  return { append: (record) => putRecord(documents, table, `AUDIT#${record.datasetId}`, 'principalId', record) };
}
