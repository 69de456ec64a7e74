import {
  type DeleteMarkerEntry,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectVersions } from '../../retention/object-versions.port.ts';

type Listed = { readonly key: string; readonly versionId: string; readonly bytes: number };

/** Every version and delete marker of a bucket's objects; only what names its version is gone once it is deleted (S3, "Deleting object versions"). */
export function s3ObjectVersions(s3: S3Client, bucket: string): ObjectVersions {
  return {
    async count(prefix, isMeant) {
      let [versions, bytes] = [0, 0];
      for await (const page of pagesOf(s3, { Bucket: bucket, Prefix: prefix })) {
        const meant = page.filter(({ key }) => isMeant(key));
        versions += meant.length;
        bytes += meant.reduce((sum, one) => sum + one.bytes, 0);
      }
      return { versions, bytes };
    },
    async remove(prefix, isMeant) {
      let removed = 0;
      let waiting: readonly Listed[] = [];
      // One page behind the list: S3 doesn't say how a list goes on after a version that is gone.
      for await (const page of pagesOf(s3, { Bucket: bucket, Prefix: prefix })) {
        removed += await removeAll(s3, bucket, waiting);
        waiting = page.filter(({ key }) => isMeant(key));
      }
      return removed + (await removeAll(s3, bucket, waiting));
    },
  };
}

/** A page is at most a thousand, as many as one deletion takes (S3, ListObjectVersions and DeleteObjects). */
async function* pagesOf(s3: S3Client, of: ListObjectVersionsCommandInput): AsyncGenerator<readonly Listed[]> {
  let markers: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> = {};
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ ...of, ...markers }));
    yield [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(listed);
    if (!page.IsTruncated) return;
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

function listed({ Key, VersionId, ...more }: ObjectVersion | DeleteMarkerEntry): Listed {
  if (Key === undefined || VersionId === undefined) throw new Error('S3 listed a version without its name');
  return { key: Key, versionId: VersionId, bytes: 'Size' in more ? (more.Size ?? 0) : 0 };
}

async function removeAll(s3: S3Client, bucket: string, versions: readonly Listed[]): Promise<number> {
  if (versions.length === 0) return 0;
  const objects = versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId }));
  const { Errors: errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }));
  const [first] = errors;
  if (first) throw new Error(`${errors.length} of ${versions.length} object versions could not be removed: ${first.Code} ${first.Key}`);
  return versions.length;
}
