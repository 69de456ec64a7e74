import { createHash } from 'node:crypto';
import { z } from 'zod';
import { limits } from '../limits.ts';
import { type Manifest, manifestSchema, partSchema } from '../versions/manifest.ts';
import type { Published } from '../versions/published.ts';

/** The bucket, as far as manifests need it. */
export type ManifestObjects = Pick<Published, 'putText' | 'getText'>;

/** A manifest as its item holds it: more parts than fit lie in an object, which the item names by version and checksum (data-model.md, "Rules"). */
const storedManifestSchema = manifestSchema.extend({
  partsAt: z.strictObject({ key: z.string(), versionId: z.string(), sha256: z.string() }).optional(),
});
export type StoredManifest = z.infer<typeof storedManifestSchema>;

/** The item of a manifest; parts that are too many are written to the bucket first. */
export async function withPartsOutside(objects: ManifestObjects, manifest: Manifest): Promise<StoredManifest> {
  if (manifest.parts.length <= limits.maxPartsPerItem) return manifest;
  const text = JSON.stringify(manifest.parts);
  const key = `datasets/${manifest.datasetId}/manifests/${manifest.n}-${manifest.uploadId}.json`;
  const { versionId } = await objects.putText(key, text, 'application/json');
  return { ...manifest, parts: [], partsAt: { key, versionId, sha256: sha256(text) } };
}

/** The manifest of an item. Throws where its parts are missing, or are not those that were written: that would be a lost version. */
export async function withPartsInside(objects: ManifestObjects, item: unknown): Promise<Manifest> {
  const { partsAt, ...manifest } = storedManifestSchema.parse(item);
  if (!partsAt) return manifest;
  const text = await objects.getText(partsAt.key, partsAt.versionId);
  if (text === undefined || sha256(text) !== partsAt.sha256) {
    throw new Error(`the parts of manifest ${manifest.n} of dataset ${manifest.datasetId} are missing or changed`);
  }
  return { ...manifest, parts: z.array(partSchema).parse(JSON.parse(text)) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
