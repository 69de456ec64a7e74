import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ProfileStore } from '../../datasets/profile.port.ts';
import { type Profile, profileSchema } from '../../model/profile.ts';
import { profileKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Profile settings in the catalog table: one small item collection, `PROFILES` / `<datasetId>`, which a profile reads whole. */
export function dynamoProfiles(documents: DynamoDBDocumentClient, table: string): ProfileStore {
  const parse = (item: Record<string, unknown>) => profileSchema.parse(withoutKeys(item));
  return {
    async get(datasetId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: profileKey(datasetId), ConsistentRead: true }));
      return Item && parse(Item);
    },
    async put(profile) {
      const Item = { ...profileKey(profile.datasetId), ...profile };
      const put = new PutCommand({ TableName: table, Item, ...onRevision(profile) });
      return (await wasWritten(documents.send(put))) ? 'written' : 'stale';
    },
    async list() {
      return (await queryAll(documents, table, profileKey('').pk)).map(parse);
    },
  };
}

/** Over the revision before; or over itself, where the SDK repeats a request whose answer was lost. */
function onRevision({ revision, setAt, setBy }: Profile) {
  const before = revision === 1 ? 'attribute_not_exists(pk)' : 'revision = :before';
  return {
    ConditionExpression: `${before} OR (revision = :revision AND setAt = :at AND setBy = :by)`,
    ExpressionAttributeValues: {
      ...(revision === 1 ? {} : { ':before': revision - 1 }),
      ':revision': revision,
      ':at': setAt,
      ':by': setBy,
    },
  };
}
