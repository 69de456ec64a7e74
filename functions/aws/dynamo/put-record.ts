import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

/** What every record of the records table says: when, by which request, and its own id. */
type Recorded = { readonly recordId: string; readonly at: string; readonly requestId: string };

/**
 * Puts a record under `<partition>#<day>` / `<ulid>` if it is absent (data-model.md). The SDK repeats a request whose answer was lost: the very same record
 * may stand already, and only that one. `who` is the member that names whose act it was.
 */
export async function putRecord<Who extends string>(
  documents: DynamoDBDocumentClient,
  table: string,
  partition: string,
  who: Who,
  record: Recorded & Readonly<Record<Who, string>>,
): Promise<void> {
  await documents.send(
    new PutCommand({
      TableName: table,
      Item: { pk: `${partition}#${record.at.slice(0, 10)}`, sk: record.recordId, ...record },
      ConditionExpression: 'attribute_not_exists(pk) OR (requestId = :requestId AND #who = :who AND #at = :at)',
      ExpressionAttributeNames: { '#at': 'at', '#who': who },
      ExpressionAttributeValues: { ':requestId': record.requestId, ':who': record[who], ':at': record.at },
    }),
  );
}
