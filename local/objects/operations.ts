import type { Call, Fields } from './call.ts';
import { copyObject } from './copy-object.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { getObject } from './get-object.ts';
import { headBucket } from './head-bucket.ts';
import { listObjects } from './list-objects.ts';
import { listVersions } from './list-versions.ts';
import { abortUpload, completeUpload, createUpload, listParts, uploadPart } from './multipart.ts';
import { getObjectTagging, putObjectTagging } from './object-tagging.ts';
import { putObject } from './put-object.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';

type Operation = {
  readonly method: string;
  readonly on: 'bucket' | 'object';
  /** Query parameters that choose this operation. */
  readonly chosenBy: readonly string[];
  /** Further query parameters that it understands. */
  readonly takes?: readonly string[];
  readonly copies?: boolean;
  readonly run: (call: Call, store: ObjectStore) => Promise<void>;
};

const overrides = ['type', 'language', 'disposition', 'encoding'].map((name) => `response-content-${name}`);
const reads = ['versionId', 'response-expires', 'response-cache-control', ...overrides];
const lists = ['prefix', 'delimiter', 'max-keys', 'continuation-token', 'start-after', 'encoding-type', 'fetch-owner'];
const listsVersions = ['prefix', 'max-keys', 'key-marker', 'version-id-marker', 'encoding-type'];

// The first that fits is meant; what fits none is not implemented, and never taken for a plain PUT or GET.
const operations: readonly Operation[] = [
  { method: 'PUT', on: 'object', chosenBy: ['partNumber', 'uploadId'], run: uploadPart },
  { method: 'PUT', on: 'object', chosenBy: ['tagging'], takes: ['versionId'], run: putObjectTagging },
  { method: 'PUT', on: 'object', chosenBy: [], copies: true, run: copyObject },
  { method: 'PUT', on: 'object', chosenBy: [], run: putObject },
  { method: 'POST', on: 'object', chosenBy: ['uploads'], run: createUpload },
  { method: 'POST', on: 'object', chosenBy: ['uploadId'], run: completeUpload },
  { method: 'GET', on: 'object', chosenBy: ['uploadId'], takes: ['part-number-marker', 'max-parts'], run: listParts },
  { method: 'GET', on: 'object', chosenBy: ['tagging'], takes: ['versionId'], run: getObjectTagging },
  { method: 'GET', on: 'object', chosenBy: [], takes: reads, run: getObject },
  { method: 'HEAD', on: 'object', chosenBy: [], takes: reads, run: getObject },
  { method: 'DELETE', on: 'object', chosenBy: ['uploadId'], run: abortUpload },
  { method: 'DELETE', on: 'object', chosenBy: [], takes: ['versionId'], run: deleteObject },
  { method: 'POST', on: 'bucket', chosenBy: ['delete'], run: deleteObjects },
  { method: 'GET', on: 'bucket', chosenBy: ['list-type'], takes: lists, run: listObjects },
  { method: 'GET', on: 'bucket', chosenBy: ['versions'], takes: listsVersions, run: listVersions },
  { method: 'HEAD', on: 'bucket', chosenBy: [], run: headBucket },
];

const knownFields: ReadonlySet<string> = new Set(
  [
    ...['date', 'content-sha256', 'security-token', 'user-agent', 'decoded-content-length', 'trailer', 'sdk-checksum-algorithm'],
    ...['checksum-crc32', 'checksum-crc32c', 'checksum-crc64nvme', 'checksum-sha1', 'checksum-sha256'],
    ...['checksum-algorithm', 'checksum-type', 'checksum-mode', 'tagging', 'tagging-directive', 'metadata-directive'],
    ...['copy-source', 'copy-source-if-match', 'copy-source-if-none-match'],
    ...['copy-source-if-modified-since', 'copy-source-if-unmodified-since'],
    ...['expected-bucket-owner', 'source-expected-bucket-owner', 'mp-object-size'],
  ].map((name) => `x-amz-${name}`),
);

/**
 * The operation that a request asks for.
 * @throws S3Error NotImplemented, rather than passing over a parameter or header that is not understood.
 */
export function chooseOperation(method: string, key: string, query: ReadonlyMap<string, string>, fields: Fields): Operation['run'] {
  const on = key === '' ? 'bucket' : 'object';
  const copies = fields['x-amz-copy-source'] !== undefined;
  const names = [...query.keys()].filter((name) => !/^x-(amz-|id$)/i.test(name));
  const operation = operations.find(
    (candidate) =>
      candidate.method === method &&
      candidate.on === on &&
      (candidate.copies ?? false) === copies &&
      candidate.chosenBy.every((name) => query.has(name)) &&
      names.every((name) => candidate.chosenBy.includes(name) || candidate.takes?.includes(name)),
  );
  const unknown = Object.keys(fields).find(
    (name) => name.startsWith('x-amz-') && !name.startsWith('x-amz-meta-') && !knownFields.has(name),
  );
  if (operation === undefined || unknown !== undefined) {
    throw new S3Error(
      'NotImplemented',
      `Not implemented here: ${unknown ?? `${method} on the ${on} with ${names.join(', ') || 'no parameter'}`}`,
    );
  }
  return operation.run;
}
