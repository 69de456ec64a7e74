import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChunkSignatures } from '../requests/signature.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { S3Error } from './s3-error.ts';
import type { ObjectStore } from './store.ts';

/** Headers by lower-case name; of a presigned request also the `x-amz-*` values that the signer moved into the query. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Who signed the request, and how its body is protected. */
export type Caller = {
  readonly accessKeyId: string;
  readonly presigned: boolean;
  /** x-amz-content-sha256: a hash, UNSIGNED-PAYLOAD or one of the STREAMING literals. */
  readonly payload: string;
  readonly chunkSignatures: ChunkSignatures | undefined;
};

/** One signed request, addressed and taken apart. */
export type Call = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly bucket: BucketSettings;
  /** Empty for an operation on the bucket. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly fields: Fields;
  readonly caller: Caller;
};

export type Resource = { readonly bucket: string; readonly key?: string };

/**
 * Refuses the call unless the role allows the action and the bucket's policy does not deny it.
 * `context` adds condition keys to those that every request has.
 * @throws S3Error AccessDenied
 */
export function authorize(call: Call, store: ObjectStore, action: string, resource: Resource, context: Record<string, string> = {}): void {
  if (!may(call, store, action, resource, context)) throw accessDenied(call, action, resource);
}

/** The answer for an object that is not there: only who may list the bucket learns that, as on AWS. */
export function missing(call: Call, store: ObjectStore, resource: Resource, error: S3Error): S3Error {
  return may(call, store, 's3:ListBucket', { bucket: resource.bucket }, {})
    ? error
    : accessDenied(call, 's3:ListBucket', { bucket: resource.bucket });
}

/** Condition keys of a call: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
function may(call: Call, store: ObjectStore, action: string, resource: Resource, context: Record<string, string>): boolean {
  const key = resource.key ?? '';
  const conditions = {
    // On the laptop the way is plain HTTP that never leaves it; the same call goes by HTTPS in the cloud.
    'aws:SecureTransport': 'true',
    's3:authType': call.caller.presigned ? 'REST-QUERY-STRING' : 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:x-amz-content-sha256': call.caller.payload,
    ...(call.fields['if-none-match'] === undefined ? {} : { 's3:if-none-match': call.fields['if-none-match'] }),
    ...(call.fields['if-match'] === undefined ? {} : { 's3:if-match': call.fields['if-match'] }),
    ...context,
  };
  if (store.isDeniedByBucketPolicy(resource.bucket, action, key, conditions)) return false;
  return store.access.isAllowed(call.caller.accessKeyId, action, arnOf(resource), conditions);
}

/** Sends a whole answer; the body of a HEAD stays home, its length is told. */
export function send(call: Pick<Call, 'request' | 'response'>, status: number, headers: Readonly<Record<string, string>>, body = ''): void {
  const bytes = Buffer.from(body);
  const type = body === '' ? {} : { 'content-type': 'application/xml' };
  const bodiless = status === 204 || status === 304;
  call.response.writeHead(status, { ...type, ...(bodiless ? {} : { 'content-length': String(bytes.length) }), ...headers });
  call.response.end(call.request.method === 'HEAD' ? undefined : bytes);
}

/** The ETag as a header and in XML: quoted. */
export function quoted(etag: string): string {
  return `"${etag}"`;
}

function arnOf({ bucket, key }: Resource): string {
  return key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${key}`;
}

/** Names who lacks what, as S3 does within one account: https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
function accessDenied(call: Call, action: string, resource: Resource): S3Error {
  const user = `User: ${call.caller.accessKeyId}`;
  return new S3Error('AccessDenied', `${user} is not authorized to perform: ${action} on resource: "${arnOf(resource)}"`);
}
