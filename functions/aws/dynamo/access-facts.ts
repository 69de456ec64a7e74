import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FactsStore } from '../../access/access-facts.port.ts';
import { accountSchema } from '../../model/account.ts';
import { datasetSchema } from '../../model/dataset.ts';
import { grantSchema } from '../../model/grant.ts';
import { accountKey, boundPersonKey, grantKey, metaKey, withoutKeys } from './catalog-keys.ts';
import { readItems } from './read-items.ts';

/** One strongly consistent BatchGetItem of META, the account's state and person, and the grants of the caller's institutions (access.md, "Where it is enforced" 1). */
export function dynamoAccessFacts(documents: DynamoDBDocumentClient, table: string): FactsStore {
  return {
    async load({ datasetId, sub, institutions = [] }) {
      const keys = [
        ...(datasetId === undefined ? [] : [metaKey(datasetId), ...institutions.map((institution) => grantKey(datasetId, institution))]),
        ...(sub === undefined ? [] : [accountKey(sub), boundPersonKey(sub)]),
      ];
      const items = await readItems(documents, table, keys);
      const meta = items.find((item) => item.sk === 'META');
      const account = items.find((item) => item.sk === 'STATE');
      const grants = items.filter((item) => String(item.sk).startsWith('GRANT#'));
      return {
        dataset: meta && datasetSchema.parse(withoutKeys(meta)),
        account: account && accountSchema.parse(withoutKeys(account)),
        isBound: items.some((item) => item.sk === 'PERSON'),
        grants: grants.map((grant) => grantSchema.parse(withoutKeys(grant))),
      };
    },
  };
}
