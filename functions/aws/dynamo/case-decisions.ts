import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseDecisionStore } from '../../access/case-look.port.ts';
import { caseDecisionSchema } from '../../model/case-look.ts';
import { withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Decisions on case numbers in the records table: `CASES-DECIDED#<month>` / `<lookId>`, put if absent. */
export function dynamoCaseDecisions(documents: DynamoDBDocumentClient, table: string): CaseDecisionStore {
  const pkOf = (month: string) => `CASES-DECIDED#${month}`;
  const find = async (month: string, lookId?: string) =>
    (await queryAll(documents, table, pkOf(month), lookId)).map((item) => caseDecisionSchema.parse(withoutKeys(item)));
  return {
    ofMonth: (month) => find(month),
    get: async (month, lookId) => (await find(month, lookId))[0],
    async put(decision) {
      const Item = { pk: pkOf(decision.month), sk: decision.lookId, ...decision };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      if (await wasWritten(documents.send(put))) return decision;
      return caseDecisionSchema.parse((await find(decision.month, decision.lookId))[0]);
    },
  };
}
