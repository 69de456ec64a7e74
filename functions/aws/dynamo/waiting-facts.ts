import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { aboutSchema, type Dataset, datasetSchema } from '../../model/dataset.ts';
import type { Upload } from '../../model/upload.ts';
import { standardSchema } from '../../standards/standard.ts';
import type { WaitingFactsStore } from '../../uploads/waiting-facts.port.ts';
import { aboutKey, type Key, manifestKey, metaKey, standardKey, uploadKey, withoutKeys } from './catalog-keys.ts';
import { storedManifest } from './manifests.ts';
import type { PartsObjects } from './parts-outside.ts';
import { readItems } from './read-items.ts';
import { storedUpload } from './uploads.ts';

type Waiting = { readonly upload: Upload; readonly dataset: Dataset };

/** Two turns of BatchGetItem for a page: uploads with their META and ABOUT, then the standards and manifests that these name. */
export function dynamoWaitingFacts(documents: DynamoDBDocumentClient, table: string, objects: PartsObjects): WaitingFactsStore {
  const read = async (keys: readonly Key[]) => {
    const wanted = new Map(keys.map((key) => [nameOf(key), key]));
    const items = await readItems(documents, table, [...wanted.values()]);
    const found = new Map(items.map((item) => [nameOf(item), item]));
    return (key: Key) => found.get(nameOf(key));
  };
  return {
    async load(entries) {
      const first = await read(entries.flatMap((entry) => [uploadKey(entry.datasetId, entry.uploadId), ...keysOfDataset(entry)]));
      const waiting = await Promise.all(
        entries.map(async ({ datasetId, uploadId }): Promise<Waiting | undefined> => {
          const [upload, meta] = [first(uploadKey(datasetId, uploadId)), first(metaKey(datasetId))];
          if (upload?.state !== 'in-review' || !meta) return undefined;
          return { upload: await storedUpload(upload, objects), dataset: datasetSchema.parse(withoutKeys(meta)) };
        }),
      );
      const second = await read(waiting.flatMap((one) => (one ? keysNamedBy(one) : [])));
      return Promise.all(
        waiting.map(async (one) => {
          if (!one) return undefined;
          const [standard, manifest] = keysNamedBy(one).map(second);
          const about = first(aboutKey(one.dataset.datasetId));
          if (one.dataset.current && !manifest) throw new Error(`the current manifest of dataset ${one.dataset.datasetId} is missing`);
          return {
            ...one,
            standard: standard && standardSchema.parse(withoutKeys(standard)),
            current: manifest && (await storedManifest(manifest, objects)),
            about: about && aboutSchema.parse(withoutKeys(about)),
          };
        }),
      );
    },
  };
}

function keysOfDataset({ datasetId }: { readonly datasetId: string }): Key[] {
  return [metaKey(datasetId), aboutKey(datasetId)];
}

/** The upload's standard, and the manifest of the version that stands, if there is one. */
function keysNamedBy({ upload, dataset }: Waiting): Key[] {
  const { datasetId, current } = dataset;
  return [standardKey(datasetId, upload.standardVersion ?? 0), ...(current ? [manifestKey(datasetId, current.n, current.uploadId)] : [])];
}

function nameOf({ pk, sk }: Partial<Record<'pk' | 'sk', unknown>>): string {
  return `${pk}\n${sk}`;
}
