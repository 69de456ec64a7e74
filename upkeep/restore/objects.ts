/** A version of an object, or the marker of its deletion, as S3 lists them: of each key the newest first. */
export type ListedVersion = { readonly key: string; readonly versionId: string; readonly at: Date; readonly isMarker: boolean };

/** A bucket that keeps versions. */
export type VersionedBucket = {
  readonly versions: () => AsyncIterable<ListedVersion>;
  readonly remove: (key: string, versionId: string) => Promise<void>;
};

export type RestoredObjects = {
  /** Objects that were deleted since, and are there again, under the version ids that the table names. */
  readonly back: number;
  /** Objects that stand. */
  readonly standing: number;
  /** Deleted before the moment: they stay so. */
  readonly deletedBefore: number;
};

/** Markers removed at once: far below what S3 takes of a prefix in a second. */
const atOnce = 20;

/**
 * Takes back deletions since a moment: in a bucket with versions a deletion is a marker over the object, and without it the object is there again, the same
 * version under the same id, as manifests name it (`versionId`). No version is removed, and no newer one covered. A version that was itself removed
 * is gone: that is for a copy (docs/restore.md).
 */
export async function restoreObjects(bucket: VersionedBucket, since: Date): Promise<RestoredObjects> {
  const counts = { back: 0, standing: 0, deletedBefore: 0 };
  let removing: Promise<void>[] = [];
  const settle = async (versions: readonly ListedVersion[]) => {
    const markers = versions.slice(0, firstObject(versions));
    const isLost = markers.length > 0 && markers.length < versions.length;
    if (!isLost) counts.standing += markers.length === 0 ? 1 : 0;
    else if (markers.some(({ at }) => at < since)) counts.deletedBefore += 1;
    else {
      counts.back += 1;
      removing.push(...markers.map(({ key, versionId }) => bucket.remove(key, versionId)));
    }
    if (removing.length < atOnce) return;
    await Promise.all(removing);
    removing = [];
  };
  let ofKey: ListedVersion[] = [];
  for await (const version of bucket.versions()) {
    if (ofKey.length > 0 && ofKey[0]?.key !== version.key) {
      await settle(ofKey);
      ofKey = [];
    }
    ofKey.push(version);
  }
  if (ofKey.length > 0) await settle(ofKey);
  await Promise.all(removing);
  return counts;
}

function firstObject(versions: readonly ListedVersion[]): number {
  const at = versions.findIndex(({ isMarker }) => !isMarker);
  return at === -1 ? versions.length : at;
}
