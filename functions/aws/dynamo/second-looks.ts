import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type SecondLook, secondLookSchema } from '../../model/second-look.ts';
import type { SecondLookStore } from '../../uploads/second-look.port.ts';
import { openSecondLookKey, secondLookKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Second looks at priority data: `DATASET#<id>` / `SECOND-LOOK#<uploadId>`, and while they are open `SECOND-LOOKS#<field>` / `<uploadId>#<datasetId>`. */
export function dynamoSecondLooks(documents: DynamoDBDocumentClient, table: string): SecondLookStore {
  const get = async ({ datasetId, uploadId }: Pick<SecondLook, 'datasetId' | 'uploadId'>) => {
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key: secondLookKey(datasetId, uploadId), ConsistentRead: true }),
    );
    return Item && secondLookSchema.parse(withoutKeys(Item));
  };
  return {
    get,
    async begin(look) {
      const { datasetId, uploadId } = look;
      await documents.send(new PutCommand({ TableName: table, Item: { ...openSecondLookKey(look), datasetId, uploadId } }));
      const Item = { ...secondLookKey(datasetId, uploadId), ...look };
      await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },
    async replace(look) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...secondLookKey(look.datasetId, look.uploadId), ...look },
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': look.revision - 1 },
      });
      return (await wasWritten(documents.send(put))) ? 'written' : 'stale';
    },
    async close(look) {
      await documents.send(new DeleteCommand({ TableName: table, Key: openSecondLookKey(look) }));
    },
    async listOpen(field) {
      const places = await queryAll(documents, table, openSecondLookKey({ field, uploadId: '', datasetId: '' }).pk);
      const looks = await Promise.all(
        places.map((place) => get(secondLookSchema.pick({ datasetId: true, uploadId: true }).parse(withoutKeys(place)))),
      );
      return looks.filter((look) => look !== undefined);
    },
    async listOf(datasetId) {
      const { pk, sk } = secondLookKey(datasetId, '');
      return (await queryAll(documents, table, pk, sk)).map((item) => secondLookSchema.parse(withoutKeys(item))).toReversed();
    },
  };
}
