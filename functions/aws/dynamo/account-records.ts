import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AccountRecordStore } from '../../accounts/account-record.port.ts';
import { putRecord } from './put-record.ts';

/** Records of changed accounts, beside those of reads: `ACCOUNTS#<day>` / `<ulid>`, put if absent. */
export function dynamoAccountRecords(documents: DynamoDBDocumentClient, table: string): AccountRecordStore {
  return { append: (record) => putRecord(documents, table, 'ACCOUNTS', 'by', record) };
}
