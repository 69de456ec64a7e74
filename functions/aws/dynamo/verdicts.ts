import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';
import type { VerdictStore } from '../../records/verdict.port.ts';
import { withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Verdicts on looks in the records table: `VERDICT#<month>` / `<lookId>`, put if absent. */
export function dynamoVerdicts(documents: DynamoDBDocumentClient, table: string): VerdictStore {
  const pkOf = (month: string) => `VERDICT#${month}`;
  const find = async (month: string, lookId?: string) => {
    const verdicts: Verdict[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: lookId === undefined ? 'pk = :pk' : 'pk = :pk AND sk = :sk',
          ExpressionAttributeValues: { ':pk': pkOf(month), ...(lookId === undefined ? {} : { ':sk': lookId }) },
          ConsistentRead: true,
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      verdicts.push(...(page.Items ?? []).map((item) => verdictSchema.parse(withoutKeys(item))));
      from = page.LastEvaluatedKey;
    } while (from);
    return verdicts;
  };
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
