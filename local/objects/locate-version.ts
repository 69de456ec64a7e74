import { type Call, missing } from './call.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';
import type { StoredVersion } from './versions.ts';

/** An object, in the version that is asked for or the latest. */
export type VersionAddress = { readonly bucket: string; readonly key: string; readonly versionId: string | undefined };

/** `s3:GetObject` for the latest version, `s3:GetObjectVersion` for a named one; likewise for other actions. */
export function actionOn(action: string, versionId: string | undefined): string {
  return versionId === undefined ? action : action.replace('Object', 'ObjectVersion');
}

/** Condition keys that tell which version is meant. */
export function versionContext(versionId: string | undefined): Record<string, string> {
  return versionId === undefined ? {} : { 's3:VersionId': versionId };
}

/**
 * Finds a version that has bytes.
 * @throws S3Error NoSuchKey or NoSuchVersion (AccessDenied for who may not list the bucket), MethodNotAllowed for a delete marker that is named.
 */
export function locateVersion(call: Call, store: ObjectStore, address: VersionAddress): StoredVersion {
  const { bucket, key, versionId } = address;
  if (versionId !== undefined) return locateNamed(call, store, { bucket, key, versionId });
  const latest = store.versions.latest(bucket, key);
  if (latest !== undefined && !latest.deleteMarker) return latest;
  const headers: Record<string, string> =
    latest === undefined ? {} : { 'x-amz-delete-marker': 'true', 'x-amz-version-id': latest.versionId };
  throw missing(call, store, { bucket }, new S3Error('NoSuchKey', 'The specified key does not exist.', headers));
}

function locateNamed(call: Call, store: ObjectStore, address: VersionAddress & { versionId: string }): StoredVersion {
  const version = store.versions.find(address.bucket, address.key, address.versionId);
  if (version === undefined) {
    throw missing(call, store, { bucket: address.bucket }, new S3Error('NoSuchVersion', 'The specified version does not exist.'));
  }
  if (!version.deleteMarker) return version;
  throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
    allow: 'DELETE',
    'x-amz-delete-marker': 'true',
    'x-amz-version-id': version.versionId,
  });
}
