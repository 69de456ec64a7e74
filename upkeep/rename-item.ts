import { isDeepStrictEqual } from 'node:util';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoTable, itemSchema } from './dynamo-table.ts';
import type { Item } from './migrations/migration.ts';
import { plainOf } from './restore/plain.ts';

/** How often an item that is changed meanwhile is read again. */
const maxTries = 10;

/** `taken`: another item stands under the new key, and nothing was written over it. `gone`: somebody removed the item meanwhile, and it stays removed. */
export type Renamed = 'renamed' | 'taken' | 'gone';

/** Gives an item, as it stands by then, the names that `named` gives; the very item where it has them. */
export type RenameItem = (read: Item, named: (item: Item) => Item) => Promise<Renamed>;

/** Writes on condition of what was read: what somebody else changed since then stays changed. */
export function renameItem(documents: DynamoDBDocumentClient, TableName: string): RenameItem {
  const { change, putMissing } = dynamoTable(documents, TableName);
  const keyOf = ({ pk, sk }: Item) => ({ TableName, Key: { pk, sk } });
  const get = async (item: Item) => {
    const { Item: stands } = await documents.send(new GetCommand({ ...keyOf(item), ConsistentRead: true }));
    return stands && itemSchema.parse(stands);
  };
  const remove = async (item: Item) => (await documents.send(new DeleteCommand({ ...keyOf(item), ReturnValues: 'ALL_OLD' }))).Attributes;

  /** First it stands under the new key, then the old goes: never is it nowhere. */
  const move = async (before: Item, named: (item: Item) => Item): Promise<Renamed> => {
    const after = named(before);
    // One that is alike was put by a run that broke off here.
    if (!(await putMissing(after)) && !isAlike(await get(after), after)) return 'taken';
    const removed = await remove(before);
    if (removed === undefined) {
      await remove(after);
      return 'gone';
    }
    // What came to the old one between the two goes on to the new one.
    return (await change(after, named(itemSchema.parse(removed)))) ? 'renamed' : 'taken';
  };

  return async (read, named) => {
    let before: Item | undefined = read;
    for (let tried = 0; tried < maxTries; tried += 1) {
      const after = named(before);
      const isMoved = after.pk !== before.pk || after.sk !== before.sk;
      if (!isMoved && (await change(before, after))) return 'renamed';
      before = await get(before);
      if (before === undefined) return 'gone';
      if (isMoved) return move(before, named);
    }
    throw new Error('an item is changed all the time: run it again later');
  };
}

function isAlike(one: Item | undefined, other: Item): boolean {
  return isDeepStrictEqual(plainOf(one), plainOf(other));
}
