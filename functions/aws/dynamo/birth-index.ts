import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { birthIndexSchema } from '../../model/birth-index.ts';
import type { BirthIndexStore } from '../../persons/birth-index.port.ts';
import { birthsKey, withoutKeys } from './catalog-keys.ts';

/** Where birth indexes lie: `DATASET#<id>` / `BIRTHS#<uploadId>` in the catalog table. */
export function dynamoBirthIndex(documents: DynamoDBDocumentClient, table: string): BirthIndexStore {
  return {
    async put(index) {
      const { datasetId, uploadId } = index;
      await documents.send(new PutCommand({ TableName: table, Item: { ...birthsKey(datasetId, uploadId), ...index } }));
    },
    async get(datasetId, uploadId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: birthsKey(datasetId, uploadId) }));
      return Item && birthIndexSchema.parse(withoutKeys(Item));
    },
  };
}
