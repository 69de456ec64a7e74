import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { byOpdIndex, type Key } from './catalog-keys.ts';

const keySchema = z.looseObject({ pk: z.string(), sk: z.string() });

/** The keys of an OPD's METAs, from the index alone: which datasets there are, and nothing of them. */
export async function keysOfOpd(documents: DynamoDBDocumentClient, table: string, opdId: string): Promise<Key[]> {
  const keys: Key[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new QueryCommand({
        TableName: table,
        IndexName: byOpdIndex,
        KeyConditionExpression: 'byOpd = :opdId',
        ExpressionAttributeValues: { ':opdId': opdId },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    keys.push(...(page.Items ?? []).map((item) => keySchema.parse(item)).map(({ pk, sk }) => ({ pk, sk })));
    from = page.LastEvaluatedKey;
  } while (from);
  return keys;
}
