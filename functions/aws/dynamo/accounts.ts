import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AccountStore } from '../../accounts/account.port.ts';
import { accountSchema, boundPersonSchema } from '../../model/account.ts';
import { accountKey, boundPersonKey, type Key, personHolderKey, triesKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { readItems } from './read-items.ts';

const triesSchema = z.looseObject({ tries: z.number().int() });
const holderSchema = z.strictObject({ sub: z.string() });

/** Nobody asks for a day that is over; TTL removes it. */
const keptTriesSeconds = 2 * 24 * 60 * 60;

/** Accounts in the catalog table: `ACCOUNT#<sub>` / `STATE` and `PERSON`, who has which person: `PERSON#<keyed hash>` / `ACCOUNT`, tries: `TRIES#<officer>` / day. */
export function dynamoAccounts(documents: DynamoDBDocumentClient, table: string): AccountStore {
  const get = async (Key: Key) => (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const put = (Item: Record<string, unknown>, condition: Condition) =>
    wasWritten(documents.send(new PutCommand({ TableName: table, Item, ...condition })));
  const holderOf = async (person: string) => {
    const item = await get(personHolderKey(person));
    return item && holderSchema.parse(withoutKeys(item)).sub;
  };
  return {
    async load(subs) {
      const items = await readItems(
        documents,
        table,
        subs.flatMap((sub) => [accountKey(sub), boundPersonKey(sub)]),
      );
      const find = ({ pk, sk }: Key) => items.find((item) => item.pk === pk && item.sk === sk);
      return subs.map((sub) => {
        const [state, person] = [find(accountKey(sub)), find(boundPersonKey(sub))];
        return {
          account: state && accountSchema.parse(withoutKeys(state)),
          person: person && boundPersonSchema.parse(withoutKeys(person)),
        };
      });
    },
    async put(account) {
      const Item = { ...accountKey(account.sub), ...account };
      return (await put(Item, onRevision(account))) ? 'written' : 'stale';
    },
    async bind(person) {
      if (await put({ ...boundPersonKey(person.sub), ...person }, onAbsence)) return person;
      return boundPersonSchema.parse(withoutKeys((await get(boundPersonKey(person.sub))) ?? {}));
    },
    holderOf,
    async holdersOf(persons) {
      const items = await readItems(documents, table, persons.map(personHolderKey));
      const subOf = new Map(items.map((item) => [item.pk, holderSchema.parse(withoutKeys(item)).sub]));
      return new Map(
        persons.flatMap((person): [string, string][] => {
          const sub = subOf.get(personHolderKey(person).pk);
          return sub === undefined ? [] : [[person, sub]];
        }),
      );
    },
    async claim(person, sub) {
      if (await put({ ...personHolderKey(person), sub }, onAbsence)) return sub;
      return (await holderOf(person)) ?? sub;
    },
    async countTry(steward, now, by) {
      const update = new UpdateCommand({
        TableName: table,
        Key: triesKey(steward, now.toISOString().slice(0, 10)),
        UpdateExpression: 'ADD tries :by SET expiresAt = :expiresAt',
        ExpressionAttributeValues: { ':by': by, ':expiresAt': Math.floor(now.getTime() / 1000) + keptTriesSeconds },
        ReturnValues: 'UPDATED_NEW',
      });
      return triesSchema.parse((await documents.send(update)).Attributes).tries;
    },
    async pass(person, from, to) {
      const condition = {
        ConditionExpression: '#sub IN (:from, :to)',
        ExpressionAttributeNames: { '#sub': 'sub' },
        ExpressionAttributeValues: { ':from': from, ':to': to },
      };
      return (await put({ ...personHolderKey(person), sub: to }, condition)) ? 'passed' : 'stale';
    },
  };
}

type Condition = {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
};

const onAbsence: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

/** Over the revision before; or over itself, where the SDK repeats a request whose answer was lost. */
function onRevision({ revision, updatedAt, updatedBy }: z.infer<typeof accountSchema>): Condition {
  const before = revision === 1 ? 'attribute_not_exists(pk)' : 'revision = :before';
  return {
    ConditionExpression: `${before} OR (revision = :revision AND updatedAt = :at AND updatedBy = :by)`,
    ExpressionAttributeValues: {
      ...(revision === 1 ? {} : { ':before': revision - 1 }),
      ':revision': revision,
      ':at': updatedAt ?? '',
      ':by': updatedBy ?? '',
    },
  };
}
