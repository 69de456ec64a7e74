import type { BucketSettings, LifecycleRule } from './bucket-settings.ts';
import { transaction } from './database.ts';
import { newVersionId, type ObjectStore } from './store.ts';
import type { StoredVersion } from './versions.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * What S3 does by itself once a day with a bucket's rules: a current version that is old enough goes under a delete marker (without versioning it goes), one that was
 * replaced or hidden long enough ago is removed, and a marker that hides nothing more, too. No policy is asked. Days end at the midnight of UTC after them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export async function applyLifecycle(store: ObjectStore, bucket: BucketSettings, now: Date): Promise<void> {
  for (const rule of bucket.lifecycle ?? []) {
    const due = dueOf([...store.versions.listAll(bucket.name, rule.prefix, start)], rule, now);
    for (const { version, what } of due) {
      transaction(store.database, () => {
        if (what === 'hide') hide(store, bucket, version, now);
        else store.versions.remove(bucket.name, version.key, version.versionId);
      });
      if (what === 'remove') await store.blobs.discard(version.blobs);
    }
  }
}

const start = { key: '', before: undefined };

type Due = { readonly version: StoredVersion; readonly what: 'hide' | 'remove' };

/** `versions` are of each key the newest first. */
function dueOf(versions: readonly StoredVersion[], rule: LifecycleRule, now: Date): Due[] {
  return versions.flatMap((version, place): Due[] => {
    const [newer, older] = [versions[place - 1], versions[place + 1]];
    const isMeant = rule.tags.every(({ key, value }) => version.tags.some((tag) => tag.key === key && tag.value === value));
    if (newer?.key === version.key)
      return isMeant && isOver(newer.modifiedAt, rule.noncurrentDays, now) ? [{ version, what: 'remove' }] : [];
    if (!version.deleteMarker) {
      if (!isMeant || !isOver(version.modifiedAt, rule.expirationDays, now)) return [];
      return [{ version, what: version.versionId === 'null' ? 'remove' : 'hide' }];
    }
    return rule.removesExpiredMarkers && older?.key !== version.key ? [{ version, what: 'remove' }] : [];
  });
}

function isOver(since: number, days: number | undefined, now: Date): boolean {
  if (days === undefined) return false;
  return now.getTime() >= Math.ceil((since + days * dayMilliseconds) / dayMilliseconds) * dayMilliseconds;
}

/** Unless another one was put meanwhile. */
function hide(store: ObjectStore, bucket: BucketSettings, { key, versionId }: StoredVersion, now: Date): void {
  if (store.versions.latest(bucket.name, key)?.versionId !== versionId) return;
  const marker = { deleteMarker: true, etag: '', size: 0, modifiedAt: now.getTime(), headers: {}, metadata: {}, tags: [], blobs: [] };
  store.versions.insert(bucket.name, key, newVersionId(bucket), marker);
}
