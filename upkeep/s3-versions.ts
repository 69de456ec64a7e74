import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ListedVersion, VersionedBucket } from './restore/objects.ts';

/** The versions of a bucket, and of each key the newest first, which is S3's own order; markers and objects come in two lists, which are joined by it. */
export function bucketVersions(client: S3Client, Bucket: string): VersionedBucket {
  return {
    async *versions() {
      let from: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
      let held: ListedVersion[] = [];
      while (from !== undefined) {
        const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(client, Bucket, from);
        const all = [...held, ...page.versions];
        // A key may go on on the next page.
        const lastKey = page.next === undefined ? undefined : all.at(-1)?.key;
        held = all.filter(({ key }) => key === lastKey);
        yield* all.filter(({ key }) => key !== lastKey);
        from = page.next;
      }
    },
    async remove(Key, VersionId) {
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    },
  };
}

async function pageOf(client: S3Client, Bucket: string, from: { readonly KeyMarker?: string; readonly VersionIdMarker?: string }) {
  const page = await client.send(new ListObjectVersionsCommand({ Bucket, ...from }));
  const of = (isMarker: boolean, listed: typeof page.DeleteMarkers): (ListedVersion & { readonly isLatest: boolean })[] =>
    (listed ?? []).flatMap(({ Key, VersionId, LastModified, IsLatest }) =>
      Key !== undefined && VersionId !== undefined && LastModified !== undefined
        ? [{ key: Key, versionId: VersionId, at: LastModified, isMarker, isLatest: IsLatest === true }]
        : [],
    );
  const versions = [...of(false, page.Versions), ...of(true, page.DeleteMarkers)].toSorted(byKeyNewestFirst);
  const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
  const next =
    KeyMarker === undefined || page.IsTruncated !== true ? undefined : { KeyMarker, ...(VersionIdMarker ? { VersionIdMarker } : {}) };
  return { versions, ...(next ? { next } : {}) };
}

/** S3 lists by the bytes of keys; the latest of a key is told, for two of one second. */
function byKeyNewestFirst(
  one: ListedVersion & { readonly isLatest: boolean },
  other: ListedVersion & { readonly isLatest: boolean },
): number {
  if (one.key !== other.key) return Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
  return Number(other.isLatest) - Number(one.isLatest) || other.at.getTime() - one.at.getTime();
}
