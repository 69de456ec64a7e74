import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Unit, unitSchema } from '../../model/unit.ts';
import type { UnitStore } from '../../units/unit.port.ts';
import { unitKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Units of OPDs in the catalog table: `UNIT#<opdId>` / `<unitId>`. */
export function dynamoUnits(documents: DynamoDBDocumentClient, table: string): UnitStore {
  return {
    async get(opdId, unitId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: unitKey(opdId, unitId), ConsistentRead: true }));
      return Item && unitSchema.parse(withoutKeys(Item));
    },
    ofOpd: (opdId) => unitsOfOpd(documents, table, opdId),
    async put(unit) {
      const before = unit.revision === 1 ? 'attribute_not_exists(pk)' : 'revision = :before';
      const put = new PutCommand({
        TableName: table,
        Item: { ...unitKey(unit.opdId, unit.unitId), ...unit },
        // Or over itself, where the SDK repeats a request whose answer was lost.
        ConditionExpression: `${before} OR (revision = :revision AND updatedAt = :at AND updatedBy = :by)`,
        ExpressionAttributeValues: {
          ...(unit.revision === 1 ? {} : { ':before': unit.revision - 1 }),
          ':revision': unit.revision,
          ':at': unit.updatedAt,
          ':by': unit.updatedBy,
        },
      });
      return (await wasWritten(documents.send(put))) ? 'written' : 'stale';
    },
  };
}

/** One partition, small by design (`limits.maxUnitsOfOpd`). */
export async function unitsOfOpd(documents: DynamoDBDocumentClient, table: string, opdId: string): Promise<Unit[]> {
  const items = await queryAll(documents, table, unitKey(opdId, '').pk);
  return items.map((item) => unitSchema.parse(withoutKeys(item)));
}
