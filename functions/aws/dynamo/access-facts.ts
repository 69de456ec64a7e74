import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FactsStore } from '../../access/access-facts.port.ts';
import { accountSchema } from '../../model/account.ts';
import { datasetSchema } from '../../model/dataset.ts';
import { grantSchema } from '../../model/grant.ts';
import { deliveriesOf } from '../../model/unit.ts';
import { accountKey, boundPersonKey, grantKey, metaKey, withoutKeys } from './catalog-keys.ts';
import { readItems } from './read-items.ts';
import { unitsOfOpd } from './units.ts';

/**
 * One strongly consistent BatchGetItem of META, the account's state and person, and the grants of the caller's institutions (access.md, "Where it is enforced" 1);
 * beside it, for accounts of units alone, the units of their OPD, whether there is such a dataset or not.
 */
export function dynamoAccessFacts(documents: DynamoDBDocumentClient, table: string): FactsStore {
  return {
    async load({ datasetId, sub, institutions = [], unitsOf = [], unitsThatDeliver = (units) => units }) {
      const keys = [
        ...(datasetId === undefined ? [] : [metaKey(datasetId), ...institutions.map((institution) => grantKey(datasetId, institution))]),
        ...(sub === undefined ? [] : [accountKey(sub), boundPersonKey(sub)]),
      ];
      const [items, units] = await Promise.all([
        readItems(documents, table, keys),
        Promise.all(unitsOf.map((opdId) => unitsOfOpd(documents, table, opdId))),
      ]);
      const meta = items.find((item) => item.sk === 'META');
      const account = items.find((item) => item.sk === 'STATE');
      const grants = items.filter((item) => String(item.sk).startsWith('GRANT#'));
      return {
        dataset: meta && datasetSchema.parse(withoutKeys(meta)),
        account: account && accountSchema.parse(withoutKeys(account)),
        isBound: items.some((item) => item.sk === 'PERSON'),
        grants: grants.map((grant) => grantSchema.parse(withoutKeys(grant))),
        ...(unitsOf.length > 0 ? { deliveries: deliveriesOf(unitsThatDeliver(units.flat()), sub ?? '', datasetId ?? '') } : {}),
      };
    },
  };
}
