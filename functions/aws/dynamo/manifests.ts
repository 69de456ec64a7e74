import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Manifest, manifestSchema } from '../../model/manifest.ts';
import type { ManifestStore } from '../../versions/manifest.port.ts';
import { manifestKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { type PartsObjects, partsAtSchema, partsFrom, withPartsOutside } from './parts-outside.ts';

const storedSchema = manifestSchema.extend({ partsAt: partsAtSchema.optional() });

/** Sorts after every upload id. */
const afterAnyUpload = '~';

/** Manifests in the catalog table: `DATASET#<id>` / `MANIFEST#<n>#<uploadId>`; the parts of large ones in the published bucket. */
export function dynamoManifests(documents: DynamoDBDocumentClient, table: string, objects: PartsObjects): ManifestStore {
  const get = async (datasetId: string, n: number, uploadId: string): Promise<Manifest | undefined> => {
    const Key = manifestKey(datasetId, n, uploadId);
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && storedManifest(Item, objects);
  };
  return {
    get,
    async put(manifest) {
      const { datasetId, n, uploadId } = manifest;
      const Item = {
        ...manifestKey(datasetId, n, uploadId),
        ...(await withPartsOutside(objects, manifest, { datasetId, name: `${n}-${uploadId}` })),
      };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      if (await wasWritten(documents.send(put))) return manifest;
      const standing = await get(datasetId, n, uploadId);
      if (!standing) throw new Error(`manifest ${n} of dataset ${datasetId} was there and is gone`);
      return standing;
    },
    async list(datasetId, upTo, limit) {
      const { pk, sk } = manifestKey(datasetId, upTo, afterAnyUpload);
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: { ':pk': pk, ':first': 'MANIFEST#', ':last': sk },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Promise.all((Items ?? []).map((item) => storedManifest(item, objects)));
    },
  };
}

/** A manifest as its item has it, with the parts that lie outside. */
export async function storedManifest(item: Record<string, unknown>, objects: PartsObjects): Promise<Manifest> {
  const { partsAt, ...manifest } = storedSchema.parse(withoutKeys(item));
  return partsAt ? { ...manifest, parts: await partsFrom(objects, partsAt) } : manifest;
}
