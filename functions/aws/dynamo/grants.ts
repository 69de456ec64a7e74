import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { GrantStore } from '../../grants/grant.port.ts';
import { grantSchema } from '../../model/grant.ts';
import { grantKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Of two grants the later: by their moment, and in the same millisecond by their requests' ids; and nothing that was revoked after this one was granted. */
const isLater = 'grantedAt < :at OR (grantedAt = :at AND requestId < :requestId)';
const notRevokedSince = 'attribute_not_exists(revoked) OR revoked.#at < :at';

/** Grants beside their dataset: `DATASET#<id>` / `GRANT#<institution>`, which the authorizer and the readers of rows read as they are. */
export function dynamoGrants(documents: DynamoDBDocumentClient, table: string): GrantStore {
  return {
    async get(datasetId, institution) {
      const Key = grantKey(datasetId, institution);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && grantSchema.parse(withoutKeys(Item));
    },
    async list(datasetId, limit, cursor) {
      const { pk, sk: prefix } = grantKey(datasetId, '');
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ConsistentRead: true,
          Limit: limit,
          ...(cursor === undefined ? {} : { ExclusiveStartKey: grantKey(datasetId, cursor) }),
        }),
      );
      const items = (page.Items ?? []).map((item) => grantSchema.parse(withoutKeys(item)));
      const last = items.at(-1);
      return { items, ...(page.LastEvaluatedKey && last ? { next: last.institution } : {}) };
    },
    async put(grant) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...grantKey(grant.datasetId, grant.institution), ...grant },
        ConditionExpression: `attribute_not_exists(pk) OR ((${isLater}) AND (${notRevokedSince}))`,
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': grant.grantedAt, ':requestId': grant.requestId },
      });
      return (await wasWritten(documents.send(put))) ? 'written' : 'older';
    },
    async replace(grant, standing) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...grantKey(grant.datasetId, grant.institution), ...grant },
        ConditionExpression: 'requestId = :requestId AND grantedAt = :at AND #until = :until AND attribute_not_exists(revoked)',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':requestId': standing.requestId, ':at': standing.grantedAt, ':until': standing.until },
      });
      return (await wasWritten(documents.send(put))) ? 'written' : 'stale';
    },
  };
}
