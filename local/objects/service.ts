import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { ServiceAccess } from '../requests/permissions.ts';
import { authenticate, fieldsOf } from './authentication.ts';
import { openBlobs } from './blobs.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { send } from './call.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { openDatabase } from './database.ts';
import { applyLifecycle } from './lifecycle.ts';
import { chooseOperation } from './operations.ts';
import { openOutbox } from './outbox.ts';
import { putBytes, putFile } from './put-file.ts';
import { S3Error } from './s3-error.ts';
import type { IsDeniedByBucketPolicy, ObjectStore } from './store.ts';
import { parseTarget } from './target.ts';
import { uploadIndex } from './uploads.ts';
import { versionIndex } from './versions.ts';
import { xmlDocument } from './xml.ts';

/** S3 on the laptop: path-style requests, signed and permitted, kept in a folder. */
export type ObjectService = {
  /** Answers one request; never rejects. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Puts a file of the deployment into a bucket, without a signature. */
  readonly putFile: (bucket: string, key: string, path: string, contentType: string) => Promise<void>;
  /** Puts what AWS delivers into a bucket by itself. */
  readonly putBytes: (bucket: string, key: string, bytes: Uint8Array) => Promise<void>;
  /** Does what the buckets' lifecycle rules ask for now. */
  readonly applyLifecycle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ObjectServiceOptions = {
  readonly directory: string;
  readonly buckets: readonly BucketSettings[];
  readonly region: string;
  readonly access: ServiceAccess;
  /** Sends `{ Records: [ … ] }`; a rejection means that it is tried again. */
  readonly notify: (queueArn: string, body: string) => Promise<void>;
  readonly isDeniedByBucketPolicy?: IsDeniedByBucketPolicy;
};

const account = '000000000000';

/** Opens the folder, removes what a crash left half-written, and sends the notifications that still wait. */
export async function openObjects(options: ObjectServiceOptions): Promise<ObjectService> {
  await mkdir(options.directory, { recursive: true });
  const database = openDatabase(join(options.directory, 'objects.sqlite'));
  const store: ObjectStore = {
    region: options.region,
    access: options.access,
    isDeniedByBucketPolicy: options.isDeniedByBucketPolicy ?? (() => false),
    blobs: await openBlobs(join(options.directory, 'blobs')),
    database,
    versions: versionIndex(database),
    uploads: uploadIndex(database),
    outbox: openOutbox(database, options.notify),
  };
  const known = new Set([...store.versions.blobIds(), ...store.uploads.blobIds()]);
  await store.blobs.sweep((id) => known.has(id));
  store.outbox.send();
  const buckets = new Map(options.buckets.map((bucket) => [bucket.name, bucket]));

  return {
    handle: async (request, response) => {
      const requestId = randomBytes(8).toString('hex').toUpperCase();
      response.setHeader('x-amz-request-id', requestId);
      response.setHeader('date', options.access.now().toUTCString());
      try {
        await answer(store, buckets, request, response, requestId);
      } catch (error) {
        refuse(request, response, requestId, error);
      }
    },
    putFile: async (name, key, path, contentType) => putFile(store, bucketOf(buckets, name), key, path, contentType),
    putBytes: async (name, key, bytes) => putBytes(store, bucketOf(buckets, name), key, bytes),
    applyLifecycle: async () => {
      for (const bucket of options.buckets) await applyLifecycle(store, bucket, options.access.now());
    },
    close: async () => {
      await store.outbox.close();
      database.close();
    },
  };
}

async function answer(
  store: ObjectStore,
  buckets: ReadonlyMap<string, BucketSettings>,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const target = parseTarget(request.url ?? '/');
  const method = request.method ?? '';
  const cors = buckets.get(target.bucket)?.cors ?? [];
  if (method === 'OPTIONS') {
    send({ request, response }, 200, preflightHeaders(cors, request.headers));
    return;
  }
  for (const [name, value] of Object.entries(corsHeaders(cors, request.headers.origin, method))) response.setHeader(name, value);
  const caller = authenticate(request, target, store.access, store.region);
  const bucket = bucketOf(buckets, target.bucket);
  const fields = fieldsOf(request, target, caller);
  const run = chooseOperation(method, target.key, target.query, fields);
  if ((fields['x-amz-expected-bucket-owner'] ?? account) !== account) throw new S3Error('AccessDenied', 'Access Denied');
  await run({ request, response, requestId, bucket, key: target.key, query: target.query, fields, caller }, store);
}

function bucketOf(buckets: ReadonlyMap<string, BucketSettings>, name: string): BucketSettings {
  const bucket = buckets.get(name);
  if (bucket === undefined) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return bucket;
}

// An error after the head was sent can only break the connection: the client sees a body that ends too early.
function refuse(request: IncomingMessage, response: ServerResponse, requestId: string, error: unknown): void {
  const known = error instanceof S3Error ? error : new S3Error('InternalError', 'We encountered an internal error. Please try again.');
  const clientLeft = request.errored !== null || response.destroyed;
  if (known !== error && !clientLeft) console.error(`objects: request ${requestId} failed`, error);
  if (clientLeft || response.headersSent) {
    response.destroy();
    return;
  }
  const content = { Code: known.code, Message: known.message, RequestId: requestId, HostId: requestId, ...known.details };
  send({ request, response }, known.status, known.headers, xmlDocument('Error', content));
}
