import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { safetyLockSchema } from '../../model/safety-lock.ts';
import type { LockStore } from '../../persons/lock.port.ts';
import { lockKey, withoutKeys } from './catalog-keys.ts';
import { readItems } from './read-items.ts';

/** Safety locks in the catalog table: `LOCK#<keyed hash>` / `LOCK`. */
export function dynamoLocks(documents: DynamoDBDocumentClient, table: string): LockStore {
  return {
    async load(persons) {
      const items = await readItems(documents, table, [...new Set(persons)].map(lockKey));
      return items.map((item) => safetyLockSchema.parse(withoutKeys(item)));
    },
    async put(lock) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...lockKey(lock.person), ...lock } }));
    },
    async drop(person) {
      await documents.send(new DeleteCommand({ TableName: table, Key: lockKey(person) }));
    },
  };
}
