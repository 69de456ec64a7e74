import { type DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { unitNihilSchema } from '../../model/unit-nihil.ts';
import type { UnitNihils } from '../../units/unit-nihils.port.ts';
import { unitNihilKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Behind every unit's id in the order of sort keys. */
const afterAllUnits = '~';

/** `DATASET#<id>` / `UNITNIHIL#<period>#<unitId>` in the catalog table. */
export function dynamoUnitNihils(documents: DynamoDBDocumentClient, table: string): UnitNihils {
  return {
    async put(nihil) {
      const Item = { ...unitNihilKey(nihil.datasetId, nihil.period, nihil.unitId), ...nihil };
      const isLatest = { ConditionExpression: 'attribute_not_exists(pk) OR #at < :at', ExpressionAttributeNames: { '#at': 'at' } };
      const put = new PutCommand({ TableName: table, Item, ...isLatest, ExpressionAttributeValues: { ':at': nihil.at } });
      await wasWritten(documents.send(put));
    },
    async list(datasetId, periods) {
      const inOrder = [...new Set(periods)].sort();
      const [first, last] = [inOrder.at(0), inOrder.at(-1)];
      if (first === undefined || last === undefined) return [];
      // One query from the first to the last of them: a file may hold hundreds of periods, and units that had nothing are few.
      const [from, until] = [unitNihilKey(datasetId, first, ''), unitNihilKey(datasetId, last, afterAllUnits)];
      const query = {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':pk': from.pk, ':from': from.sk, ':until': until.sk },
        ConsistentRead: true,
      };
      const items = [];
      for await (const { Items } of paginateQuery({ client: documents }, query)) items.push(...(Items ?? []));
      return items.map((item) => unitNihilSchema.parse(withoutKeys(item))).filter(({ period }) => inOrder.includes(period));
    },
  };
}
