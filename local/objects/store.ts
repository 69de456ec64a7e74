import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ServiceAccess } from '../requests/permissions.ts';
import type { BlobStore } from './blobs.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { checkWrite } from './conditions.ts';
import { transaction } from './database.ts';
import { notificationsOf, type ObjectEvent } from './notifications.ts';
import type { Outbox } from './outbox.ts';
import type { UploadIndex } from './uploads.ts';
import type { StoredVersion, VersionDocument, VersionIndex } from './versions.ts';

/** Whether a bucket's own policy denies an action; `key` is empty for an action on the bucket. */
export type IsDeniedByBucketPolicy = (bucket: string, action: string, key: string, context: Readonly<Record<string, string>>) => boolean;

/** Everything that operations work on. */
export type ObjectStore = {
  readonly region: string;
  readonly access: ServiceAccess;
  readonly isDeniedByBucketPolicy: IsDeniedByBucketPolicy;
  readonly blobs: BlobStore;
  readonly database: DatabaseSync;
  readonly versions: VersionIndex;
  readonly uploads: UploadIndex;
  readonly outbox: Outbox;
};

export type NewVersion = {
  readonly bucket: BucketSettings;
  readonly key: string;
  readonly document: VersionDocument;
  /** Request fields; `if-match` and `if-none-match` are judged against what is there at the moment of writing. */
  readonly conditions: Readonly<Record<string, string | undefined>>;
  readonly event: ObjectEvent;
  readonly requestId: string;
};

/**
 * Stores a version and the notifications it gives rise to in one transaction; `alongside` joins it.
 * The bytes must be on the disk. On an error nothing has changed, and the bytes are still the caller's.
 * @throws S3Error PreconditionFailed, NoSuchKey
 */
export async function commitVersion(
  store: ObjectStore,
  write: NewVersion,
  alongside: () => void = () => undefined,
): Promise<StoredVersion> {
  const { bucket, key } = write;
  const { version, replaced } = transaction(store.database, () => {
    const latest = store.versions.latest(bucket.name, key);
    checkWrite(write.conditions, latest?.deleteMarker === true ? undefined : latest);
    alongside();
    if (!bucket.versioned) store.versions.remove(bucket.name, key, unversioned);
    const stored = store.versions.insert(bucket.name, key, newVersionId(bucket), write.document);
    for (const { queueArn, body } of notificationsOf(bucket, stored, write.event, { region: store.region, requestId: write.requestId })) {
      store.outbox.add(queueArn, body);
    }
    return { version: stored, replaced: bucket.versioned ? [] : (latest?.blobs ?? []) };
  });
  store.outbox.send();
  await store.blobs.discard(replaced);
  return version;
}

/** A fresh version id; the word `null` in a bucket without versioning. */
export function newVersionId(bucket: BucketSettings): string {
  return bucket.versioned ? randomBytes(24).toString('base64url') : unversioned;
}

const unversioned = 'null';
