import type { IncomingMessage } from 'node:http';
import type { SignedRequest } from '../requests/canonical-request.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import { chunkSignatures, verifySignature, type WrongScope } from '../requests/signature.ts';
import type { Caller, Fields } from './call.ts';
import { S3Error, type S3ErrorCode } from './s3-error.ts';
import type { Target } from './target.ts';

const serviceName = 's3';
const unsigned = 'UNSIGNED-PAYLOAD';
const payloads: ReadonlySet<string> = new Set([
  unsigned,
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
]);

// How S3 words what the signature check found.
const codes = {
  MissingAuthentication: 'AccessDenied',
  InvalidAccessKeyId: 'InvalidAccessKeyId',
  SignatureDoesNotMatch: 'SignatureDoesNotMatch',
  Expired: 'AccessDenied',
  RequestTimeTooSkewed: 'RequestTimeTooSkewed',
  Malformed: 'AuthorizationHeaderMalformed',
} as const satisfies Record<string, S3ErrorCode>;

/**
 * Finds out who signed the request. Expiry is judged now, at the start, as S3 does: a body that arrives later is still taken.
 * @throws S3Error
 */
export function authenticate(request: IncomingMessage, target: Target, access: ServiceAccess, region: string): Caller {
  const presigned = target.query.has('X-Amz-Signature');
  const payload = payloadOf(request, target, presigned);
  const signed: SignedRequest = {
    method: request.method ?? '',
    path: target.rawPath,
    query: target.rawQuery,
    headers: request.headers,
    bodySha256: payload,
  };
  const result = verifySignature(signed, access.secretFor, access.now(), { region, service: serviceName });
  if (!result.ok && result.code === 'WrongScope') throw elsewhere(result, region);
  if (!result.ok) throw new S3Error(codes[result.code], result.message);
  const signsChunks = payload.startsWith('STREAMING-AWS4-HMAC-SHA256');
  return {
    accessKeyId: result.accessKeyId,
    presigned: result.presigned,
    payload,
    chunkSignatures: signsChunks ? chunkSignatures(signed, access.secretFor) : undefined,
  };
}

/** S3 names the region that it expects, so that a client can sign again: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
function elsewhere({ part, given, presigned }: WrongScope, region: string): S3Error {
  const where = presigned ? 'Error parsing the X-Amz-Credential parameter' : 'The authorization header is malformed';
  const code = presigned ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed';
  return part === 'region'
    ? new S3Error(code, `${where}; the region '${given}' is wrong; expecting '${region}'`, {}, { Region: region })
    : new S3Error(code, `${where}; incorrect service "${given}". This endpoint belongs to "${serviceName}".`);
}

/** Headers, and for a presigned request the `x-amz-*` values that its signer moved into the signed query. */
export function fieldsOf(request: IncomingMessage, target: Target, caller: Caller): Fields {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]);
  const hoisted = caller.presigned ? [...target.query].filter(([name]) => name.startsWith('x-amz-')) : [];
  return Object.fromEntries([...hoisted, ...headers]);
}

function payloadOf(request: IncomingMessage, target: Target, presigned: boolean): string {
  const header = request.headers['x-amz-content-sha256'];
  const declared = target.query.get('X-Amz-Content-Sha256') ?? (Array.isArray(header) ? header[0] : header);
  const payload = declared ?? (presigned ? unsigned : undefined);
  if (payload === undefined) {
    if (request.headers.authorization === undefined) throw new S3Error('AccessDenied', 'Access Denied');
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  if (!payloads.has(payload) && !/^[0-9a-f]{64}$/.test(payload)) {
    throw new S3Error('InvalidArgument', 'x-amz-content-sha256 must be a SHA-256 or one of the literals of SigV4');
  }
  return payload;
}
