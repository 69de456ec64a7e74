import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Credential, hmacHex, parseQuery, type SignedRequest, sha256Hex, signingKey, stringToSign } from './canonical-request.ts';

export type { SignedRequest } from './canonical-request.ts';

/** What a signature must be made for. */
export type ExpectedScope = { readonly region: string; readonly service: string };

/** A signature that is good elsewhere: `given` stands where `part` of the expected scope must. */
export type WrongScope = {
  readonly ok: false;
  readonly code: 'WrongScope';
  readonly message: string;
  readonly part: keyof ExpectedScope;
  readonly given: string;
  readonly presigned: boolean;
};

export type SignatureResult =
  | { readonly ok: true; readonly accessKeyId: string; readonly presigned: boolean }
  | WrongScope
  | {
      readonly ok: false;
      readonly code:
        | 'MissingAuthentication'
        | 'InvalidAccessKeyId'
        | 'SignatureDoesNotMatch'
        | 'Expired'
        | 'RequestTimeTooSkewed'
        | 'Malformed';
      readonly message: string;
    };

/** Signatures of the chunks of an aws-chunked body; each signs the one before it, the first signs `seed`. */
export type ChunkSignatures = {
  readonly seed: string;
  readonly ofChunk: (previous: string, chunkSha256: string) => string;
  readonly ofTrailer: (previous: string, trailerSha256: string) => string;
};

const signatureAlgorithm = 'AWS4-HMAC-SHA256';
// AWS accepts a clock that is off by fifteen minutes, either way.
const maxSkewMilliseconds = 15 * 60 * 1000;
// The longest life of a presigned request: seven days.
const maxExpiresSeconds = 604_800;

/**
 * Checks an AWS Signature Version 4, in the Authorization header or in a presigned query.
 * `secretFor` gives the secret of an access key, or undefined for a key that nobody has.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function verifySignature(
  request: SignedRequest,
  secretFor: (accessKeyId: string) => string | undefined,
  now: Date,
  expected: ExpectedScope,
): SignatureResult {
  try {
    return verify(request, secretFor, now, expected);
  } catch (error) {
    if (error instanceof URIError) return refused('Malformed', 'The path or the query holds a broken percent escape');
    throw error;
  }
}

/** What signs the chunks of a request whose own signature has been verified. Undefined when the request bears none. */
export function chunkSignatures(
  request: SignedRequest,
  secretFor: (accessKeyId: string) => string | undefined,
): ChunkSignatures | undefined {
  const credential = credentialOf(request);
  const secret = isCredential(credential) ? secretFor(credential.accessKeyId) : undefined;
  if (!isCredential(credential) || secret === undefined) return undefined;
  const key = signingKey(secret, credential.scope);
  const sign = (lines: readonly string[]) => hmacHex(key, lines.join('\n'));
  const { timestamp, scope, signature: seed } = credential;
  return {
    seed,
    ofChunk: (previous, chunkSha256) => sign([`${signatureAlgorithm}-PAYLOAD`, timestamp, scope, previous, sha256Hex(''), chunkSha256]),
    ofTrailer: (previous, trailerSha256) => sign([`${signatureAlgorithm}-TRAILER`, timestamp, scope, previous, trailerSha256]),
  };
}

function verify(
  request: SignedRequest,
  secretFor: (accessKeyId: string) => string | undefined,
  now: Date,
  scope: ExpectedScope,
): SignatureResult {
  const credential = credentialOf(request);
  if (!isCredential(credential)) return credential;
  const elsewhere = wrongScope(credential, scope);
  if (elsewhere !== undefined) return elsewhere;
  const untimely = checkTime(credential, now);
  if (untimely !== undefined) return untimely;
  const unsigned = unsignedHeader(request.headers, credential);
  if (unsigned !== undefined) return refused('SignatureDoesNotMatch', `The header ${unsigned} is present but not signed`);
  const secret = secretFor(credential.accessKeyId);
  if (secret === undefined) return refused('InvalidAccessKeyId', 'The AWS access key ID you provided does not exist in our records.');
  const calculated = hmacHex(signingKey(secret, credential.scope), stringToSign(request, credential));
  if (!sameText(calculated, credential.signature)) {
    return refused('SignatureDoesNotMatch', 'The request signature we calculated does not match the signature you provided.');
  }
  return { ok: true, accessKeyId: credential.accessKeyId, presigned: credential.expiresSeconds !== undefined };
}

function credentialOf(request: SignedRequest): Credential | SignatureResult {
  const pairs = parseQuery(request.query).filter(([name]) => name.startsWith('X-Amz-'));
  const query = new Map(pairs);
  if (query.size !== pairs.length) return refused('Malformed', 'A signing parameter is given twice');
  const presigned = query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature');
  const header = request.headers.authorization;
  if (presigned && header !== undefined) return refused('Malformed', 'Only one authentication mechanism is allowed');
  if (presigned) return fromQuery(query);
  if (header === undefined) return refused('MissingAuthentication', 'The request bears no signature');
  return fromHeader(header, request.headers);
}

function fromQuery(query: ReadonlyMap<string, string>): Credential | SignatureResult {
  const expires = query.get('X-Amz-Expires') ?? '';
  const expiresSeconds = /^\d{1,6}$/.test(expires) ? Number(expires) : 0;
  if (expiresSeconds < 1 || expiresSeconds > maxExpiresSeconds) return refused('Malformed', 'X-Amz-Expires must be 1 to 604800 seconds');
  const credential = assemble({
    algorithm: query.get('X-Amz-Algorithm'),
    credential: query.get('X-Amz-Credential'),
    signedHeaders: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    timestamp: query.get('X-Amz-Date'),
  });
  return isCredential(credential) ? { ...credential, expiresSeconds } : credential;
}

function fromHeader(header: string, headers: IncomingHttpHeaders): Credential | SignatureResult {
  const space = header.indexOf(' ');
  const parts = new Map(
    header
      .slice(space + 1)
      .split(',')
      .map((part): [string, string] => {
        const equals = part.indexOf('=');
        return [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
      }),
  );
  const timestamp = headers['x-amz-date'];
  return assemble({
    algorithm: header.slice(0, space),
    credential: parts.get('Credential'),
    signedHeaders: parts.get('SignedHeaders'),
    signature: parts.get('Signature'),
    timestamp: Array.isArray(timestamp) ? timestamp[0] : timestamp,
  });
}

type SignatureParts = Readonly<Record<'algorithm' | 'credential' | 'signedHeaders' | 'signature' | 'timestamp', string | undefined>>;

function assemble(parts: SignatureParts): Credential | SignatureResult {
  if (parts.algorithm !== signatureAlgorithm) return refused('Malformed', `Only ${signatureAlgorithm} is understood`);
  const [accessKeyId, date, region, service, terminator, ...rest] = (parts.credential ?? '').split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || rest.length > 0) {
    return refused('Malformed', 'The credential must be <key>/<date>/<region>/<service>/aws4_request');
  }
  const timestamp = parts.timestamp ?? '';
  if (!/^\d{8}T\d{6}Z$/.test(timestamp) || !timestamp.startsWith(date)) return refused('Malformed', 'X-Amz-Date must fit the credential');
  const signedHeaders = (parts.signedHeaders ?? '').split(';');
  if (!signedHeaders.includes('host')) return refused('Malformed', 'The host header must be signed');
  const scope = [date, region, service, terminator].join('/');
  return { accessKeyId, scope, region, service, timestamp, signedHeaders, signature: parts.signature ?? '' };
}

// AWS looks at the scope before it looks for the key. The words are those of the JSON services; S3 has its own.
function wrongScope({ region, service, expiresSeconds }: Credential, expected: ExpectedScope): WrongScope | undefined {
  const wrong = { ok: false, code: 'WrongScope', presigned: expiresSeconds !== undefined } as const;
  if (service !== expected.service) {
    return {
      ...wrong,
      part: 'service',
      given: service,
      message: `Credential should be scoped to correct service: '${expected.service}'. `,
    };
  }
  if (region !== expected.region) {
    return { ...wrong, part: 'region', given: region, message: `Credential should be scoped to a valid region, not '${region}'. ` };
  }
  return undefined;
}

function checkTime(credential: Credential, now: Date): SignatureResult | undefined {
  const signedAt = Date.parse(credential.timestamp.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
  if (Number.isNaN(signedAt)) return refused('Malformed', 'X-Amz-Date is not a time');
  const age = now.getTime() - signedAt;
  if (age < -maxSkewMilliseconds) return refused('RequestTimeTooSkewed', 'The request is signed for a later time');
  if (credential.expiresSeconds === undefined) {
    return age > maxSkewMilliseconds ? refused('RequestTimeTooSkewed', 'The request was signed too long ago') : undefined;
  }
  return age > credential.expiresSeconds * 1000 ? refused('Expired', 'Request has expired') : undefined;
}

// Anyone who holds a presigned URL must not be able to add tags, checksums or copy sources to it: AWS refuses every x-amz-* header outside the signature.
function unsignedHeader(headers: IncomingHttpHeaders, credential: Credential): string | undefined {
  return Object.keys(headers).find(
    (name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !credential.signedHeaders.includes(name),
  );
}

function isCredential(value: Credential | SignatureResult): value is Credential {
  return 'scope' in value;
}

type Refusal = Exclude<Extract<SignatureResult, { ok: false }>, WrongScope>;

function refused(code: Refusal['code'], message: string): Refusal {
  return { ok: false, code, message };
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
