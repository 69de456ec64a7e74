import type { Call } from './call.ts';
import { declaredChecksum } from './checksums.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';

const dayMilliseconds = 86_400_000;

/**
 * Refuses the removal of a version within the bucket's default retention. Nobody lifts the lock here, in either mode: the header that would, the object's own retention
 * and legal holds are not implemented. A delete marker is never locked, and a new version may be put (S3, "How S3 Object Lock works").
 * @throws S3Error AccessDenied
 */
export function refuseLocked(
  store: ObjectStore,
  { bucket }: Call,
  version: { readonly deleteMarker: boolean; readonly modifiedAt: number },
): void {
  if (bucket.lockedDays === undefined || version.deleteMarker) return;
  const isLocked = store.access.now().getTime() < version.modifiedAt + bucket.lockedDays * dayMilliseconds;
  if (isLocked) throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.');
}

/**
 * A bucket with a default retention takes no object without a checksum (S3, PutObject).
 * @throws S3Error InvalidRequest
 */
export function demandChecksum({ bucket, fields }: Call): void {
  if (bucket.lockedDays === undefined || fields['content-md5'] !== undefined || declaredChecksum(fields) !== undefined) return;
  throw new S3Error(
    'InvalidRequest',
    'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
  );
}
