import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as the signature sees it: everything raw, as on the wire. */
export type SignedRequest = {
  readonly method: string;
  /** Raw path, as on the wire. */
  readonly path: string;
  /** Raw query, without '?'. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  /** Hex SHA-256 of the body, or the literal of x-amz-content-sha256 when the body is streamed or unsigned. */
  readonly bodySha256: string;
};

/** A signature taken apart, from the Authorization header or from a presigned query. */
export type Credential = {
  readonly accessKeyId: string;
  /** `20261124/ap-southeast-3/s3/aws4_request` */
  readonly scope: string;
  readonly region: string;
  readonly service: string;
  /** `20261124T123456Z` */
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** Seconds a presigned request stays valid; absent for the Authorization header. */
  readonly expiresSeconds?: number;
};

/** Percent-encodes everything but RFC 3986's unreserved characters, as SigV4 prescribes. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Splits a raw query into decoded pairs, in the order of the wire.
 * @throws URIError when a percent escape is broken.
 */
export function parseQuery(query: string): readonly (readonly [name: string, value: string])[] {
  if (query === '') return [];
  return query.split('&').map((pair) => {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : pair.slice(equals + 1);
    return [decodeURIComponent(name.replaceAll('+', ' ')), decodeURIComponent(value.replaceAll('+', ' '))];
  });
}

/**
 * The text that is signed: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 * @throws URIError when the path or the query holds a broken percent escape.
 */
export function stringToSign(request: SignedRequest, credential: Credential): string {
  const canonical = [
    request.method,
    canonicalPath(request.path, credential.service),
    canonicalQuery(request.query),
    ...credential.signedHeaders.map((name) => `${name}:${headerValue(request.headers, name)}`),
    '',
    credential.signedHeaders.join(';'),
    request.bodySha256,
  ].join('\n');
  return ['AWS4-HMAC-SHA256', credential.timestamp, credential.scope, sha256Hex(canonical)].join('\n');
}

/** The key that signs everything of one day, region and service. */
export function signingKey(secret: string, scope: string): Buffer {
  return scope.split('/').reduce<Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), Buffer.from(`AWS4${secret}`));
}

/** Lower-case hex SHA-256. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Lower-case hex HMAC-SHA-256. */
export function hmacHex(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

// S3 signs the path encoded once; every other service signs it encoded twice.
function canonicalPath(path: string, service: string): string {
  const once = path
    .split('/')
    .map((segment) => encodeRfc3986(decodeURIComponent(segment)))
    .join('/');
  return service === 's3' ? once : once.split('/').map(encodeRfc3986).join('/');
}

function canonicalQuery(query: string): string {
  const pairs = parseQuery(query).filter(([name]) => name !== 'X-Amz-Signature');
  return pairs
    .map(([name, value]): [string, string] => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(([nameA, valueA], [nameB, valueB]) => byCodePoint(nameA, nameB) || byCodePoint(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function headerValue(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name];
  const joined = Array.isArray(value) ? value.join(',') : (value ?? '');
  return joined.trim().replace(/ +/g, ' ');
}
