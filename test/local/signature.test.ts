import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chunkSignatures, type SignedRequest, verifySignature } from '../../local/requests/signature.ts';

// The worked examples that AWS publishes:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html and the pages beside it.
const KEY = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const EMPTY = createHash('sha256').digest('hex');
const AT = new Date('2013-05-24T00:00:00Z');
const HOST = 'examplebucket.s3.amazonaws.com';
const SCOPE = `${KEY}/20130524/us-east-1/s3/aws4_request`;

const SCOPE_HERE = { region: 'us-east-1', service: 's3' };
const secretFor = (accessKeyId: string) => (accessKeyId === KEY ? SECRET : undefined);
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

function authorization(signedHeaders: string, signature: string): string {
  return `AWS4-HMAC-SHA256 Credential=${SCOPE},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

const ranged: SignedRequest = {
  method: 'GET',
  path: '/test.txt',
  query: '',
  headers: {
    host: HOST,
    range: 'bytes=0-9',
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': '20130524T000000Z',
    authorization: authorization(
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ),
  },
  bodySha256: EMPTY,
};

const presigned: SignedRequest = {
  method: 'GET',
  path: '/test.txt',
  query:
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${SCOPE.replaceAll('/', '%2F')}&X-Amz-Date=20130524T000000Z` +
    '&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  headers: { host: HOST },
  bodySha256: 'UNSIGNED-PAYLOAD',
};

const chunked: SignedRequest = {
  method: 'PUT',
  path: '/examplebucket/chunkObject.txt',
  query: '',
  headers: {
    host: 's3.amazonaws.com',
    'content-encoding': 'aws-chunked',
    'content-length': '66824',
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'x-amz-date': '20130524T000000Z',
    'x-amz-decoded-content-length': '66560',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    authorization: authorization(
      'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    ),
  },
  bodySha256: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
};

function codeOf(request: SignedRequest, now = AT): string {
  const result = verifySignature(request, secretFor, now, SCOPE_HERE);
  return result.ok ? 'ok' : result.code;
}

describe('a signature in the header', () => {
  test('is accepted when it is the one AWS publishes', () => {
    expect(verifySignature(ranged, secretFor, AT, SCOPE_HERE)).toEqual({ ok: true, accessKeyId: KEY, presigned: false });
  });

  test('is accepted for a path whose bytes the client left unescaped', () => {
    const authorizationOfPut = authorization(
      'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    );
    const bodySha256 = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
    const headers = {
      host: HOST,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': bodySha256,
      'x-amz-date': '20130524T000000Z',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: authorizationOfPut,
    };
    expect(codeOf({ method: 'PUT', path: '/test$file.text', query: '', headers, bodySha256 })).toBe('ok');
    expect(codeOf({ method: 'PUT', path: '/test%24file.text', query: '', headers, bodySha256 })).toBe('ok');
  });

  test.each<[string, Partial<SignedRequest>]>([
    ['method', { method: 'PUT' }],
    ['path', { path: '/test.txt2' }],
    ['query', { query: 'versionId=1' }],
    ['signed header', { headers: { ...ranged.headers, range: 'bytes=0-10' } }],
    ['body', { bodySha256: EMPTY.replace('e', 'f') }],
    ['unsigned x-amz-tagging', { headers: { ...ranged.headers, 'x-amz-tagging': 'a=b' } }],
  ])('is refused when the %s differs from what was signed', (_part, change) => {
    expect(codeOf({ ...ranged, ...change })).toBe('SignatureDoesNotMatch');
  });

  test('is refused when the clock is off by more than fifteen minutes', () => {
    expect(codeOf(ranged, later(900))).toBe('ok');
    expect(codeOf(ranged, later(901))).toBe('RequestTimeTooSkewed');
    expect(codeOf(ranged, later(-901))).toBe('RequestTimeTooSkewed');
  });

  test('is refused for a key that nobody has', () => {
    expect(verifySignature(ranged, () => undefined, AT, SCOPE_HERE)).toMatchObject({ ok: false, code: 'InvalidAccessKeyId' });
  });

  test('is refused with another secret', () => {
    expect(verifySignature(ranged, () => `${SECRET}x`, AT, SCOPE_HERE)).toMatchObject({ ok: false, code: 'SignatureDoesNotMatch' });
  });

  test.each([
    ['another scheme', 'Basic dTpw'],
    ['no credential', 'AWS4-HMAC-SHA256 SignedHeaders=host,Signature=00'],
    ['host left unsigned', authorization('x-amz-content-sha256;x-amz-date', '00')],
  ])('is malformed with %s', (_what, header) => {
    expect(codeOf({ ...ranged, headers: { ...ranged.headers, authorization: header } })).toBe('Malformed');
  });

  test('is missing when there is neither header nor query', () => {
    expect(codeOf({ ...ranged, headers: { host: HOST } })).toBe('MissingAuthentication');
  });
});

describe.each([
  ['in the header', ranged, false],
  ['in a presigned query', presigned, true],
] as const)('a true signature %s', (_where, request, isPresigned) => {
  test.each([
    ['region', { region: 'ap-southeast-3', service: 's3' }, 'us-east-1', "not 'us-east-1'"],
    ['service', { region: 'us-east-1', service: 'sqs' }, 's3', "correct service: 'sqs'"],
  ] as const)('that was made for another %s is refused', (part, expected, given, words) => {
    const result = verifySignature(request, secretFor, AT, expected);
    expect(result).toMatchObject({ ok: false, code: 'WrongScope', part, given, presigned: isPresigned });
    expect(result).toHaveProperty('message', expect.stringContaining(words));
  });
});

describe('a presigned query', () => {
  test('is accepted until it expires', () => {
    expect(verifySignature(presigned, secretFor, later(86_400), SCOPE_HERE)).toEqual({ ok: true, accessKeyId: KEY, presigned: true });
    expect(codeOf(presigned, later(86_401))).toBe('Expired');
  });

  test.each([
    ['longer expiry', (query: string) => query.replace('86400', '86401'), 'SignatureDoesNotMatch'],
    ['parameter that was added', (query: string) => `${query}&x-id=GetObject`, 'SignatureDoesNotMatch'],
    ['expiry above seven days', (query: string) => query.replace('86400', '604801'), 'Malformed'],
    ['second signature', (query: string) => `${query}&X-Amz-Signature=00`, 'Malformed'],
    ['broken escape', (query: string) => `${query}&a=%zz`, 'Malformed'],
  ])('is refused with a %s', (_what, change, code) => {
    expect(codeOf({ ...presigned, query: change(presigned.query) })).toBe(code);
  });

  test('is refused beside an Authorization header', () => {
    expect(codeOf({ ...presigned, headers: { ...presigned.headers, authorization: 'Bearer x' } })).toBe('Malformed');
  });
});

test('the chunks of a streamed body are signed as AWS publishes', () => {
  expect(codeOf(chunked)).toBe('ok');
  const signatures = chunkSignatures(chunked, secretFor);
  const sha256 = (length: number) => createHash('sha256').update('a'.repeat(length)).digest('hex');
  const first = signatures?.ofChunk(signatures.seed, sha256(65_536)) ?? '';
  const second = signatures?.ofChunk(first, sha256(1024)) ?? '';
  expect(first).toBe('ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648');
  expect(second).toBe('0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497');
  expect(signatures?.ofChunk(second, EMPTY)).toBe('b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9');
});
