import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { verdictSchema } from '../../model/verdict.ts';
import type { VerdictStore } from '../../records/verdict.port.ts';
import { withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Verdicts on looks in the records table: `VERDICT#<month>` / `<lookId>`, put if absent. */
export function dynamoVerdicts(documents: DynamoDBDocumentClient, table: string): VerdictStore {
  const pkOf = (month: string) => `VERDICT#${month}`;
  const find = async (month: string, lookId?: string) =>
    (await queryAll(documents, table, pkOf(month), lookId)).map((item) => verdictSchema.parse(withoutKeys(item)));
  return {
    ofMonth: (month) => find(month),
    async put(verdict) {
      const Item = { pk: pkOf(verdict.month), sk: verdict.lookId, ...verdict };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      if (await wasWritten(documents.send(put))) return verdict;
      const [standing] = await find(verdict.month, verdict.lookId);
      return verdictSchema.parse(standing);
    },
  };
}
