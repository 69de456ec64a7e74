import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StandardStore } from '../../standards/standard.port.ts';
import { type Standard, standardSchema } from '../../standards/standard.ts';
import { standardKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Standards in the catalog table: `DATASET#<id>` / `STANDARD#<n>`. */
export function dynamoStandards(documents: DynamoDBDocumentClient, table: string): StandardStore {
  const parse = (item: Record<string, unknown>) => standardSchema.parse(withoutKeys(item));
  const get = async (datasetId: string, n: number) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: standardKey(datasetId, n), ConsistentRead: true }));
    return Item && parse(Item);
  };
  return {
    get,
    async list(datasetId) {
      const items: Standard[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
            ExpressionAttributeValues: { ':pk': standardKey(datasetId, 0).pk, ':prefix': 'STANDARD#' },
            ConsistentRead: true,
            ...(from ? { ExclusiveStartKey: from } : {}),
          }),
        );
        items.push(...(page.Items ?? []).map(parse));
        from = page.LastEvaluatedKey;
      } while (from);
      return items.sort((one, other) => other.n - one.n);
    },
    async create(standard) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...standardKey(standard.datasetId, standard.n), ...standard },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await wasWritten(documents.send(put))) ? 'created' : 'exists';
    },
    async approve(datasetId, n, by, at) {
      const update = new UpdateCommand({
        TableName: table,
        Key: standardKey(datasetId, n),
        UpdateExpression: 'SET #state = :approved, approvedBy = :by, approvedAt = :at',
        ConditionExpression: '#state = :proposed',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':approved': 'approved', ':proposed': 'proposed', ':by': by, ':at': at },
      });
      if (await wasWritten(documents.send(update))) return;
      if (!(await get(datasetId, n))) throw new Error(`standard ${n} of ${datasetId} does not exist`);
    },
  };
}
