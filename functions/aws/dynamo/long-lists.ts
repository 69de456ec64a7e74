import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { limits } from '../../limits.ts';
import type { Key } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** `more`: how many items beside it hold the rest. */
type Begun<T> = { readonly first: readonly T[]; readonly more?: number };

/**
 * Lists of an item that may grow past DynamoDB's 400 KB: what fits in `maxItemBytes` stays in the item, the rest lies beside it under `MORE#<its sort key>#<moment>#<number>`. The rest is put first, under the
 * moment of its own writing, so that what a run that ended between has left is named by no item and mixed with nothing.
 */
export function longLists(documents: DynamoDBDocumentClient, table: string) {
  const moreSk = ({ sk }: Key, at: string) => `MORE#${sk}#${at}#`;
  const stands = async (Key: Key) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item !== undefined;
  };
  return {
    /** Puts an item once, after what does not fit into it; `itemOf` says what it holds. Where it stands nothing is put. */
    async putOnce<T>(key: Key, at: string, values: readonly T[], itemOf: (begun: Begun<T>) => object): Promise<void> {
      const [first = [], ...rest] = inPieces(values, limits.maxItemBytes);
      if (rest.length > 0 && (await stands(key))) return;
      for (const [place, piece] of rest.entries()) {
        const sk = `${moreSk(key, at)}${String(place).padStart(4, '0')}`;
        await documents.send(new PutCommand({ TableName: table, Item: { pk: key.pk, sk, values: piece } }));
      }
      const item = itemOf(rest.length === 0 ? { first } : { first, more: rest.length });
      const put = new PutCommand({ TableName: table, Item: { ...key, ...item }, ConditionExpression: 'attribute_not_exists(pk)' });
      await wasWritten(documents.send(put));
    },
    /** The rest in its order, for a schema to parse. Throws where some of it is missing. */
    async readRest(key: Key, at: string, more: number | undefined): Promise<unknown[]> {
      if (more === undefined) return [];
      const pieces = await queryAll(documents, table, key.pk, moreSk(key, at));
      if (pieces.length !== more) throw new Error(`of ${more} items beside ${key.pk} / ${key.sk} there are ${pieces.length}`);
      return pieces.flatMap(({ values }) => values);
    },
  };
}

/** As they come, in pieces of at most so many bytes of JSON; one that is larger by itself is a piece of its own. */
export function inPieces<T>(values: readonly T[], maxBytes: number): T[][] {
  const pieces: T[][] = [];
  let room = 0;
  for (const value of values) {
    const size = Buffer.byteLength(JSON.stringify(value)) + 1;
    const last = pieces.at(-1);
    if (last && size <= room) {
      last.push(value);
      room -= size;
    } else {
      pieces.push([value]);
      room = maxBytes - size;
    }
  }
  return pieces;
}
