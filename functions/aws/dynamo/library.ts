import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LibraryStore } from '../../standards/library/library.port.ts';
import { libraryIdSchema, libraryStandardSchema } from '../../standards/library/library-standard.ts';
import { libraryKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const entrySchema = libraryStandardSchema.omit({ content: true, updatedBy: true });

/** The library in the catalog table: one small item collection, `STANDARDS` / `<standardId>`. */
export function dynamoLibrary(documents: DynamoDBDocumentClient, table: string): LibraryStore {
  return {
    async get(standardId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: libraryKey(standardId), ConsistentRead: true }));
      return Item && libraryStandardSchema.parse(withoutKeys(Item));
    },
    async list(limit, cursor) {
      const from = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('utf8');
      const { pk } = libraryKey('');
      const names = Object.keys(entrySchema.shape);
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ProjectionExpression: names.map((name) => `#${name}`).join(', '),
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ConsistentRead: true,
          Limit: limit,
          ...(libraryIdSchema.safeParse(from).success ? { ExclusiveStartKey: { pk, sk: from } } : {}),
        }),
      );
      const last = page.LastEvaluatedKey?.sk;
      const items = (page.Items ?? []).map((item) => entrySchema.parse(item));
      return { items, ...(typeof last === 'string' ? { next: Buffer.from(last).toString('base64url') } : {}) };
    },
    async put(standard) {
      const Item = { ...libraryKey(standard.standardId), ...standard };
      const condition =
        standard.n === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'n = :before', ExpressionAttributeValues: { ':before': standard.n - 1 } };
      return (await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ...condition })))) ? 'written' : 'stale';
    },
  };
}
