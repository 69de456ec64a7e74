import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { planChangeSchema, planEntriesSchema, planSchema } from '../../model/plan.ts';
import { chainOf } from '../../model/plan-chain.ts';
import type { PlanStore } from '../../plans/plan.port.ts';
import { planChangeKey, planEntriesKey, planKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';

/** Plans beside their OPD: `OPD#<id>` / `PLAN#<year>`, `PLAN-ENTRIES#<year>#<ulid>`, `PLAN-CHANGE#<year>#<ulid>` (data-model.md). */
export function dynamoPlans(documents: DynamoDBDocumentClient, table: string): PlanStore {
  const put = (Item: Readonly<Record<string, unknown>>) => documents.send(new PutCommand({ TableName: table, Item }));
  return {
    async get({ opdId, year }) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: planKey(opdId, year), ConsistentRead: true }));
      return Item && planSchema.parse(withoutKeys(Item));
    },
    async load(opdIds, year) {
      const items = await readItems(
        documents,
        table,
        opdIds.map((opdId) => planKey(opdId, year)),
      );
      return new Map(items.map((item) => planSchema.parse(withoutKeys(item))).map((plan) => [plan.opdId, plan]));
    },
    async entries(wanted) {
      const items = await readItems(
        documents,
        table,
        wanted.map(({ opdId, year, entriesId }) => planEntriesKey(opdId, year, entriesId)),
      );
      return new Map(items.map((item) => planEntriesSchema.parse(withoutKeys(item))).map(({ entriesId, entries }) => [entriesId, entries]));
    },
    async putEntries({ opdId, year, entriesId }, entries) {
      await put({ ...planEntriesKey(opdId, year, entriesId), entriesId, entries });
    },
    async write(plan, change, entries) {
      const { opdId, year, entriesId } = plan;
      if (entries) await put({ ...planEntriesKey(opdId, year, entriesId), entriesId, entries });
      await put({ ...planChangeKey(opdId, year, change.changeId), ...change });
      const over = new PutCommand({
        TableName: table,
        Item: { ...planKey(opdId, year), ...plan },
        // What this very change wrote before its answer was lost counts as written.
        ConditionExpression: `${plan.revision === 1 ? 'attribute_not_exists(pk)' : 'revision = :before'} OR changeId = :change`,
        ExpressionAttributeValues: {
          ':change': plan.changeId,
          ...(plan.revision === 1 ? {} : { ':before': plan.revision - 1 }),
        },
      });
      return (await wasWritten(documents.send(over))) ? 'written' : 'stale';
    },
    async changes(plan) {
      const { pk, sk } = planChangeKey(plan.opdId, plan.year, '');
      const items = await queryAll(documents, table, pk, sk);
      return chainOf(
        items.map((item) => planChangeSchema.parse(withoutKeys(item))),
        plan.changeId,
      );
    },
  };
}
