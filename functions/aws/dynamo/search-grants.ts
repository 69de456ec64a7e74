import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { searchGrantSchema } from '../../model/search-grant.ts';
import type { SearchGrantStore } from '../../persons/search-grant.port.ts';
import { searchGrantKey, withoutKeys } from './catalog-keys.ts';
import { queryAll } from './query-all.ts';

/** Permissions to search: `SEARCH-GRANTS#<opdId>` / `<sub>` in the catalog table. */
export function dynamoSearchGrants(documents: DynamoDBDocumentClient, table: string): SearchGrantStore {
  return {
    async put(grant) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...searchGrantKey(grant.opdId, grant.sub), ...grant } }));
    },
    async get(opdId, sub) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: searchGrantKey(opdId, sub), ConsistentRead: true }));
      return Item && searchGrantSchema.parse(withoutKeys(Item));
    },
    ofOpd: async (opdId) =>
      (await queryAll(documents, table, searchGrantKey(opdId, '').pk)).map((item) => searchGrantSchema.parse(withoutKeys(item))),
  };
}
