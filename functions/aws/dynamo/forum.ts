import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { forumDecisionSchema } from '../../model/forum-decision.ts';
import type { ForumStore } from '../../plans/plan.port.ts';
import { forumKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Meetings of the forum: `FORUM#<year>` / `<ulid>`, put once. */
export function dynamoForum(documents: DynamoDBDocumentClient, table: string): ForumStore {
  return {
    async keep(decision) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...forumKey(decision.year, decision.decisionId), ...decision },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      // Its id is new: what stands was written by this very request, whose answer was lost.
      await wasWritten(documents.send(put));
    },
    async list(year) {
      const items = await queryAll(documents, table, forumKey(year, '').pk);
      return items.map((item) => forumDecisionSchema.parse(withoutKeys(item)));
    },
  };
}
