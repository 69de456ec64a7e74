import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LockStore } from '../../access/lock.port.ts';
import { safetyLockSchema } from '../../model/safety-lock.ts';
import { lockKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { readItems } from './read-items.ts';

/** Safety locks in the catalog table: `LOCK#<keyed hash>` / `LOCK`. */
export function dynamoLocks(documents: DynamoDBDocumentClient, table: string): LockStore {
  return {
    async load(persons) {
      const items = await readItems(documents, table, [...new Set(persons)].map(lockKey));
      return items.map((item) => safetyLockSchema.parse(withoutKeys(item)));
    },
    async put(lock) {
      const put = new PutCommand({ TableName: table, Item: { ...lockKey(lock.person), ...lock }, ...ofItsOpd(lock.opdId) });
      await wasWritten(documents.send(put));
    },
    async drop(person, opdId) {
      await wasWritten(documents.send(new DeleteCommand({ TableName: table, Key: lockKey(person), ...ofItsOpd(opdId) })));
    },
  };
}

/** Where none stands, or that OPD's own. */
function ofItsOpd(opdId: string) {
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR opdId = :opdId',
    ExpressionAttributeValues: { ':opdId': opdId },
  };
}
