import { createHash, randomBytes } from 'node:crypto';
import { receiveBlob, receiveXml } from './body.ts';
import { authorize, type Call, quoted, send } from './call.ts';
import { checksumHeaders, compositeChecksum, parseAlgorithm } from './checksums.ts';
import { transaction } from './database.ts';
import { choosePartsOf } from './part-list.ts';
import { propertiesOf, versionIdHeader } from './properties.ts';
import { authorizeWrite } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import { commitVersion, type ObjectStore } from './store.ts';
import { parseTaggingHeader } from './tags.ts';
import type { Part, Upload } from './uploads.ts';
import { xmlDocument } from './xml.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
const maxPartNumber = 10_000;
const maxPartsListed = 1000;

/** CreateMultipartUpload. */
export async function createUpload(call: Call, store: ObjectStore): Promise<void> {
  const tags = parseTaggingHeader(call.fields['x-amz-tagging']);
  authorizeWrite(call, store, tags, 'CreateMultipartUpload');
  const name = call.fields['x-amz-checksum-algorithm'];
  const algorithm = name === undefined ? undefined : parseAlgorithm(name);
  if (call.fields['x-amz-checksum-type'] === 'FULL_OBJECT') {
    throw new S3Error('NotImplemented', 'A multipart checksum is a COMPOSITE here');
  }
  const uploadId = randomBytes(24).toString('base64url');
  const upload = { ...propertiesOf(call.fields), tags: [...tags] };
  store.uploads.insert(uploadId, call.bucket.name, call.key, upload);
  const headers: Record<string, string> =
    algorithm === undefined ? {} : { 'x-amz-checksum-algorithm': algorithm, 'x-amz-checksum-type': 'COMPOSITE' };
  const result = { Bucket: call.bucket.name, Key: call.key, UploadId: uploadId };
  send(call, 200, headers, xmlDocument('InitiateMultipartUploadResult', result));
}

/** UploadPart: a part sent again takes the place of the one before. */
export async function uploadPart(call: Call, store: ObjectStore): Promise<void> {
  authorizeWrite(call, store, [], 'UploadPart');
  const number = Number(call.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > maxPartNumber) {
    throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`);
  }
  const { uploadId } = findUpload(call, store);
  const { blob, md5, checksum } = await receiveBlob(call, store.blobs);
  const part = { number, etag: md5, modifiedAt: store.access.now().getTime(), ...(checksum === undefined ? {} : { checksum }), blob };
  const replaced = await keepPart(call, store, uploadId, part);
  await store.blobs.discard(replaced.map((old) => old.blob));
  send(call, 200, { etag: quoted(md5), ...checksumHeaders(checksum) });
}

/** CompleteMultipartUpload: the parts' files become the object as they are. */
export async function completeUpload(call: Call, store: ObjectStore): Promise<void> {
  authorizeWrite(call, store, [], 'CompleteMultipartUpload');
  const list = await receiveXml(call);
  // From here to the commit nothing waits, so that no other completion or abort comes between.
  const { uploadId, upload } = findUpload(call, store);
  const stored = store.uploads.parts(uploadId);
  const parts = choosePartsOf(list, stored);
  const checksum = compositeChecksum(parts.map((part) => part.checksum));
  const document = {
    headers: upload.headers,
    metadata: upload.metadata,
    tags: upload.tags,
    deleteMarker: false,
    etag: compositeEtag(parts),
    size: parts.reduce((sum, part) => sum + part.blob.size, 0),
    modifiedAt: store.access.now().getTime(),
    ...(checksum === undefined ? {} : { checksum }),
    blobs: parts.map((part) => part.blob),
  };
  const { bucket, key, fields: conditions, requestId } = call;
  const write = { bucket, key, document, conditions, event: 'ObjectCreated:CompleteMultipartUpload', requestId } as const;
  const version = await commitVersion(store, write, () => store.uploads.remove(uploadId));
  await store.blobs.discard(stored.filter((part) => !parts.includes(part)).map((part) => part.blob));
  const checksums = checksum === undefined ? {} : { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type };
  const result = { Location: `/${bucket.name}/${key}`, Bucket: bucket.name, Key: key, ETag: quoted(document.etag), ...checksums };
  send(call, 200, versionIdHeader(call, version.versionId), xmlDocument('CompleteMultipartUploadResult', result));
}

/** AbortMultipartUpload: the parts are gone. */
export async function abortUpload(call: Call, store: ObjectStore): Promise<void> {
  authorize(call, store, 's3:AbortMultipartUpload', { bucket: call.bucket.name, key: call.key });
  const { uploadId } = findUpload(call, store);
  const parts = store.uploads.parts(uploadId);
  store.uploads.remove(uploadId);
  await store.blobs.discard(parts.map((part) => part.blob));
  send(call, 204, {});
}

/** ListParts, in pages. */
export async function listParts(call: Call, store: ObjectStore): Promise<void> {
  authorize(call, store, 's3:ListMultipartUploadParts', { bucket: call.bucket.name, key: call.key });
  const { uploadId } = findUpload(call, store);
  const marker = Number(call.query.get('part-number-marker') ?? 0);
  const maxParts = Math.min(Number(call.query.get('max-parts') ?? maxPartsListed), maxPartsListed);
  if (!Number.isInteger(marker) || !Number.isInteger(maxParts) || maxParts < 1)
    throw new S3Error('InvalidArgument', 'Not a number of parts');
  const rest = store.uploads.parts(uploadId).filter((part) => part.number > marker);
  const page = rest.slice(0, maxParts);
  const result = {
    Bucket: call.bucket.name,
    Key: call.key,
    UploadId: uploadId,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: maxParts,
    IsTruncated: rest.length > page.length,
    Part: page.map((part) => ({
      PartNumber: part.number,
      LastModified: new Date(part.modifiedAt).toISOString(),
      ETag: quoted(part.etag),
      Size: part.blob.size,
      ...(part.checksum === undefined ? {} : { [`Checksum${part.checksum.algorithm}`]: part.checksum.value }),
    })),
  };
  send(call, 200, {}, xmlDocument('ListPartsResult', result));
}

async function keepPart(call: Call, store: ObjectStore, uploadId: string, part: Part): Promise<readonly Part[]> {
  try {
    return transaction(store.database, () => {
      findUpload(call, store);
      const replaced = store.uploads.parts(uploadId).filter((old) => old.number === part.number);
      store.uploads.putPart(uploadId, part);
      return replaced;
    });
  } catch (error) {
    await store.blobs.discard([part.blob]);
    throw error;
  }
}

function findUpload(call: Call, store: ObjectStore): { uploadId: string; upload: Upload } {
  const uploadId = call.query.get('uploadId') ?? '';
  const upload = store.uploads.find(uploadId, call.bucket.name, call.key);
  if (upload === undefined) throw new S3Error('NoSuchUpload', 'The specified multipart upload does not exist.');
  return { uploadId, upload };
}

function compositeEtag(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.etag, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}
