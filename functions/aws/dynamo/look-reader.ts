import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { keptLookSchema, type Receipt, receiptSchema, visitSchema } from '../../model/kept-look.ts';
import { bucketOf, holdsPerson } from '../../model/packed-persons.ts';
import type { LookReader, ReceiptsOf } from '../../records/look-reader.port.ts';
import { dayOf, matchedOf, opdDay, ownPrefix, receiptsOf } from './look-keys.ts';

type Item = Record<string, unknown>;
type Range = { readonly pk: string; readonly from: string; readonly before: string };

const packedSchema = z.looseObject({ packed: z.instanceof(Uint8Array) });
/** ULIDs begin with a digit: all of them stand before the looks at oneself, and nothing that begins with one stands after. */
const afterUlids = ':';

/** Reads looks at people as `dynamoLooks` keeps them, from the end: ULIDs are in the order of time. */
export function dynamoLookReader(documents: DynamoDBDocumentClient, table: string): LookReader {
  /** Sort keys from `from` to before `before`, newest first, a page at a time. */
  async function* within({ pk, from, before }: Range): AsyncGenerator<Item> {
    let start: Item | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
          ExpressionAttributeValues: { ':pk': pk, ':from': from, ':before': before },
          ...{ ConsistentRead: true, ScanIndexForward: false, Limit: limits.receiptsPerRead },
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      // BETWEEN includes its end, which is the look that was shown last.
      yield* (page.Items ?? []).filter(({ sk }) => sk !== before);
      start = page.LastEvaluatedKey;
    } while (start);
  }
  const newest = async (pk: string, limit: number, before: string | undefined) => {
    const page = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...{ ConsistentRead: true, ScanIndexForward: false, Limit: limit },
        ...(before === undefined ? {} : { ExclusiveStartKey: { pk, sk: before } }),
      }),
    );
    return { records: (page.Items ?? []).map((item) => keptLookSchema.parse(item)), isLast: page.LastEvaluatedKey === undefined };
  };
  const oneOf = async (day: string, lookId: string): Promise<Item | undefined> => {
    const keys = { ':pk': dayOf(day), ':sk': lookId };
    const query = { KeyConditionExpression: 'pk = :pk AND sk = :sk', ExpressionAttributeValues: keys, ConsistentRead: true };
    const [item] = (await documents.send(new QueryCommand({ TableName: table, ...query }))).Items ?? [];
    return item;
  };
  return {
    async *receipts(person, of, before) {
      for await (const item of within(rangeOf(person, of, before))) {
        if (of !== 'matched' || holdsPerson(packedSchema.parse(item).packed, person)) yield receiptOf(item);
      }
    },
    ofOpd: (opdId, day, limit, before) => newest(opdDay(opdId, day), limit, before),
    ofDay: (day, limit, before) => newest(dayOf(day), limit, before),
    async one(day, lookId) {
      const item = await oneOf(day, lookId);
      return item && keptLookSchema.parse(item);
    },
    async visit(day, lookId) {
      const item = await oneOf(day, lookId);
      return item?.person === undefined ? undefined : visitSchema.parse(item);
    },
  };
}

function rangeOf(person: string, of: ReceiptsOf, before: string | undefined): Range {
  switch (of) {
    case 'others':
      return { pk: receiptsOf(person), from: '0', before: before ?? afterUlids };
    case 'own':
      return { pk: receiptsOf(person), from: ownPrefix, before: `${ownPrefix}${before ?? afterUlids}` };
    case 'matched':
      return { pk: matchedOf(bucketOf(person)), from: '0', before: before ?? afterUlids };
  }
}

function receiptOf(item: Item): Receipt {
  return receiptSchema.parse(item);
}
