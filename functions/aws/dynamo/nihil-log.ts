import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { keptNihilSchema } from '../../model/kept-nihil.ts';
import type { NihilLog } from '../../uploads/nihil-log.port.ts';
import { nihilKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** `DATASET#<id>` / `NIHIL#<period>` in the catalog table. */
export function dynamoNihilLog(documents: DynamoDBDocumentClient, table: string): NihilLog {
  return {
    async put(nihil) {
      const Item = { ...nihilKey(nihil.datasetId, nihil.period), ...nihil };
      await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },
    async list(datasetId) {
      const { pk, sk } = nihilKey(datasetId, '');
      const query = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      };
      const items = [];
      for await (const { Items } of paginateQuery({ client: documents }, query)) items.push(...(Items ?? []));
      return items.map((item) => keptNihilSchema.parse(withoutKeys(item)));
    },
  };
}
