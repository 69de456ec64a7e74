import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LookStore } from '../../access/look.port.ts';
import { limits } from '../../limits.ts';
import { lookOfOpd, opdsShown } from '../../model/kept-look.ts';
import type { MatchedLook } from '../../model/look.ts';
import { packPersons } from '../../model/packed-persons.ts';
import { dayKey, matchedKey, opdDayKey, ownReceiptKey, receiptKey } from './look-keys.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Looks at people in the records table (data-model.md), each item put if it is absent:
 * - `RECEIPT#<person>` / `<ulid>`: the person's receipt; of a look at themselves `own#<ulid>`, so that it is in nobody's way who reads who else looked;
 * - `RECEIPTS-MATCHED#<two digits of the hash>` / `<ulid>#<place>`: of a list that was matched, those people of it whose hash begins so, packed;
 * - `LOOKS-OF#<opdId>#<day>` / `<ulid>`: for each owning OPD, without the person;
 * - `LOOKS#<day>` / `<ulid>`: all of them, with the person (of a list how many), for the archive and the auditor.
 * The SDK repeats a request whose answer was lost: the very same item may stand already, and only that one.
 */
export function dynamoLooks(documents: DynamoDBDocumentClient, table: string): LookStore {
  const put = (look: MatchedLook, item: Item) =>
    documents.send(
      new PutCommand({
        TableName: table,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk) OR (requestId = :requestId AND #at = :at AND lookId = :lookId)',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':requestId': look.requestId, ':at': look.at, ':lookId': look.lookId },
      }),
    );
  const putAll = async (look: MatchedLook, items: readonly Item[]) => {
    for (let from = 0; from < items.length; from += limits.lookPutsAtOnce) {
      await Promise.all(items.slice(from, from + limits.lookPutsAtOnce).map((item) => put(look, item)));
    }
  };
  return {
    async append(look) {
      const ownKey = look.kind === 'own' ? ownReceiptKey(look.person, look.lookId) : receiptKey(look.person, look.lookId);
      await putAll(look, [{ ...ownKey, ...told(look) }, ...ofOpds(look), { ...dayKey(look), ...look }]);
    },
    async appendMatched(look, persons) {
      const packs = packPersons(persons);
      const packed = packs.map(({ bucket, place, packed: some }) => ({
        ...matchedKey(bucket, look.lookId, place),
        ...told(look),
        packed: some,
      }));
      const many = { persons: new Set(persons).size };
      await putAll(look, [...packed, ...ofOpds(look).map((item) => ({ ...item, ...many })), { ...dayKey(look), ...look, ...many }]);
    },
  };
}

/** That the person is an official stands in the day's record alone. */
function told<L extends MatchedLook>({ ofOfficial: _official, ...look }: L): Omit<L, 'ofOfficial'> {
  return look;
}

function ofOpds(look: MatchedLook): Item[] {
  return opdsShown(look).map((opdId) => ({ ...opdDayKey(opdId, look), ...lookOfOpd(look, opdId) }));
}
