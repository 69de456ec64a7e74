import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DestructionStore } from '../../datasets/destruction.port.ts';
import { destructionSchema } from '../../model/destruction.ts';
import { minutesKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Minutes in the catalog table: `DATASET#<id>` / `MINUTES#<ulid>`. */
export function dynamoDestructions(documents: DynamoDBDocumentClient, table: string): DestructionStore {
  const get: DestructionStore['get'] = async (datasetId, minutesId) => {
    const read = new GetCommand({ TableName: table, Key: minutesKey(datasetId, minutesId), ConsistentRead: true });
    const { Item } = await documents.send(read);
    return Item && destructionSchema.parse(withoutKeys(Item));
  };
  return {
    get,
    async begin(destruction) {
      const { datasetId, minutesId } = destruction;
      const item = { ...minutesKey(datasetId, minutesId), ...destruction };
      const put = new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
      if (await wasWritten(documents.send(put))) return destruction;
      const standing = await get(datasetId, minutesId);
      if (!standing) throw new Error(`the minutes ${minutesId} of dataset ${datasetId} were there and are gone`);
      return standing;
    },
    async finish(datasetId, minutesId, at) {
      const update = new UpdateCommand({
        TableName: table,
        Key: minutesKey(datasetId, minutesId),
        UpdateExpression: 'SET finishedAt = :at',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(finishedAt)',
        ExpressionAttributeValues: { ':at': at },
      });
      await wasWritten(documents.send(update));
    },
  };
}
