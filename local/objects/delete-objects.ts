import { receiveXml } from './body.ts';
import { authorize, type Call, send } from './call.ts';
import { checkWrite } from './conditions.ts';
import { transaction } from './database.ts';
import { actionOn, versionContext } from './locate-version.ts';
import { refuseLocked } from './object-lock.ts';
import { versionIdHeader } from './properties.ts';
import { S3Error } from './s3-error.ts';
import { newVersionId, type ObjectStore } from './store.ts';
import { childText, type XmlContent, xmlDocument } from './xml.ts';

type Deletion = { readonly versionId?: string; readonly deleteMarker: boolean };

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
const maxKeys = 1000;

/** DeleteObject: a marker in a bucket with versioning, the bytes when a version is named. What is not there is deleted, too. */
export async function deleteObject(call: Call, store: ObjectStore): Promise<void> {
  const deletion = await deleteKey(call, store, call.key, call.query.get('versionId'), call.fields['if-match']);
  send(call, 204, {
    ...(deletion.versionId === undefined ? {} : versionIdHeader(call, deletion.versionId)),
    ...(deletion.deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
  });
}

/** DeleteObjects: up to 1000 keys, each with an outcome of its own. */
export async function deleteObjects(call: Call, store: ObjectStore): Promise<void> {
  const document = await receiveXml(call, true);
  const objects = document.children.filter((child) => child.name === 'Object');
  if (document.name !== 'Delete' || objects.length === 0 || objects.length > maxKeys) {
    throw new S3Error('MalformedXML', `Delete takes 1 to ${maxKeys} objects`);
  }
  const deleted: XmlContent[] = [];
  const errors: XmlContent[] = [];
  for (const object of objects) {
    const key = childText(object, 'Key') ?? '';
    const versionId = childText(object, 'VersionId');
    try {
      deleted.push(deletedEntry(key, versionId, await deleteKey(call, store, key, versionId, childText(object, 'ETag'))));
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      errors.push({ Key: key, VersionId: versionId, Code: error.code, Message: error.message });
    }
  }
  const quiet = childText(document, 'Quiet') === 'true';
  send(call, 200, {}, xmlDocument('DeleteResult', { Deleted: quiet ? [] : deleted, Error: errors }));
}

function deletedEntry(key: string, versionId: string | undefined, deletion: Deletion): XmlContent {
  if (!deletion.deleteMarker) return { Key: key, VersionId: versionId };
  return { Key: key, VersionId: versionId, DeleteMarker: true, DeleteMarkerVersionId: deletion.versionId };
}

async function deleteKey(
  call: Call,
  store: ObjectStore,
  key: string,
  versionId: string | undefined,
  ifMatch: string | undefined,
): Promise<Deletion> {
  const bucket = call.bucket;
  authorize(call, store, actionOn('s3:DeleteObject', versionId), { bucket: bucket.name, key }, versionContext(versionId));
  const { deletion, blobs } = transaction(store.database, () => {
    const latest = store.versions.latest(bucket.name, key);
    const target = versionId === undefined ? latest : store.versions.find(bucket.name, key, versionId);
    checkWrite({ 'if-match': ifMatch }, target?.deleteMarker === true ? undefined : target);
    if (bucket.versioned && versionId === undefined) return { deletion: insertMarker(store, call, key), blobs: [] };
    if (target === undefined)
      return { deletion: versionId === undefined ? { deleteMarker: false } : { versionId, deleteMarker: false }, blobs: [] };
    refuseLocked(store, call, target);
    store.versions.remove(bucket.name, key, target.versionId);
    return { deletion: { versionId: target.versionId, deleteMarker: target.deleteMarker }, blobs: target.blobs };
  });
  await store.blobs.discard(blobs);
  return deletion;
}

function insertMarker(store: ObjectStore, call: Call, key: string): Deletion {
  const marker = store.versions.insert(call.bucket.name, key, newVersionId(call.bucket), {
    deleteMarker: true,
    etag: '',
    size: 0,
    modifiedAt: store.access.now().getTime(),
    headers: {},
    metadata: {},
    tags: [],
    blobs: [],
  });
  return { versionId: marker.versionId, deleteMarker: true };
}
