import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

/** Every item of a partition, or of it those whose sort key begins so, strongly consistent, in the order of their sort keys: page after page, for partitions that are small by design. */
export async function queryAll(
  documents: DynamoDBDocumentClient,
  table: string,
  pk: string,
  begins = '',
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const within = begins === '' ? '' : ' AND begins_with(sk, :sk)';
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: `pk = :pk${within}`,
        ExpressionAttributeValues: { ':pk': pk, ...(begins === '' ? {} : { ':sk': begins }) },
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
