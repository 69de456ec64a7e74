import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { DatasetStore } from '../../datasets/dataset.port.ts';
import { type About, aboutSchema, type Dataset, datasetSchema } from '../../model/dataset.ts';
import { aboutKey, byOpdIndex, hiddenKey, metaKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { keysOfOpd } from './keys-of-opd.ts';
import { readItems } from './read-items.ts';

const hiddenSchema = z.record(z.string(), z.number().int());

/** Datasets in the catalog table: META and ABOUT of `DATASET#<id>`, and `CATALOG/HIDDEN`, whose attributes are the hidden ids. */
export function dynamoDatasets(documents: DynamoDBDocumentClient, table: string): DatasetStore {
  const get = async (key: { pk: string; sk: string }) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && withoutKeys(Item);
  };
  const putAbout = async (about: About) => {
    await documents.send(new PutCommand({ TableName: table, Item: { ...aboutKey(about.datasetId), ...about } }));
  };
  /** Changes the mark of a hidden id, where the condition holds. */
  const mark = async (datasetId: string, revision: number, UpdateExpression: string, ConditionExpression: string) => {
    const names = { ExpressionAttributeNames: { '#id': datasetId }, ExpressionAttributeValues: { ':revision': revision } };
    await wasWritten(
      documents.send(new UpdateCommand({ TableName: table, Key: hiddenKey, UpdateExpression, ConditionExpression, ...names })),
    );
  };
  return {
    async get(datasetId) {
      const item = await get(metaKey(datasetId));
      return item && datasetSchema.parse(item);
    },
    async load(datasetIds) {
      const items = await readItems(documents, table, datasetIds.map(metaKey));
      return new Map(items.map((item) => datasetSchema.parse(withoutKeys(item))).map((dataset) => [dataset.datasetId, dataset]));
    },
    async loadAbouts(datasetIds) {
      const items = await readItems(documents, table, datasetIds.map(aboutKey));
      return new Map(items.map((item) => aboutSchema.parse(withoutKeys(item))).map((about) => [about.datasetId, about]));
    },
    async getAbout(datasetId) {
      const item = await get(aboutKey(datasetId));
      return item && aboutSchema.parse(item);
    },
    async getWithAbout(datasetId) {
      const meta = metaKey(datasetId);
      const items = await readItems(documents, table, [meta, aboutKey(datasetId)]);
      const found = (sk: string) => items.filter((item) => item.sk === sk).map(withoutKeys);
      const [dataset] = found(meta.sk);
      const [about] = found(aboutKey(datasetId).sk);
      return { dataset: dataset && datasetSchema.parse(dataset), about: about && aboutSchema.parse(about) };
    },
    async create(dataset, about) {
      const put = new PutCommand({
        TableName: table,
        Item: metaItem(dataset),
        ConditionExpression:
          'attribute_not_exists(pk) OR (revision = :revision AND opdId = :opdId AND createdBy = :by AND createdAt = :at)',
        ExpressionAttributeValues: {
          ':revision': dataset.revision,
          ':opdId': dataset.opdId,
          ':by': dataset.createdBy,
          ':at': dataset.createdAt,
        },
      });
      if (!(await wasWritten(documents.send(put)))) return 'exists';
      await putAbout(about);
      return 'created';
    },
    async replace(dataset) {
      const put = new PutCommand({
        TableName: table,
        Item: metaItem(dataset),
        ConditionExpression: 'revision = :before',
        ExpressionAttributeValues: { ':before': dataset.revision - 1 },
      });
      return (await wasWritten(documents.send(put))) ? 'written' : 'stale';
    },
    putAbout,
    async listByOpd(opdId) {
      const keys = await keysOfOpd(documents, table, opdId);
      const items = await readItems(documents, table, keys);
      // The index lags behind the table, which says whose a dataset is.
      return items.map((item) => datasetSchema.parse(withoutKeys(item))).filter((dataset) => dataset.opdId === opdId);
    },
    hide: (datasetId, revision) => mark(datasetId, revision, 'SET #id = :revision', 'attribute_not_exists(#id) OR #id <= :revision'),
    unhide: (datasetId, revision) => mark(datasetId, revision, 'REMOVE #id', '#id = :revision'),
    async hidden() {
      const item = await get(hiddenKey);
      return new Map(Object.entries(hiddenSchema.parse(item ?? {})));
    },
  };
}

function metaItem(dataset: Dataset): Record<string, unknown> {
  return { ...metaKey(dataset.datasetId), [byOpdIndex]: dataset.opdId, ...dataset };
}
