import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { failed, type JsonAnswer, type JsonObject, type JsonService } from './requests/json-operation.ts';
import type { ServiceAccess } from './requests/permissions.ts';
import { type SignatureResult, verifySignature } from './requests/signature.ts';

// The largest request that DynamoDB takes (BatchWriteItem); no other JSON service takes more.
const maxBodyBytes = 16 * 1024 * 1024;

const gunzipped = promisify(gunzip);

/**
 * One HTTP listener for all AWS JSON services, told apart by the prefix of `X-Amz-Target`.
 * It reads the body (16 MiB, gzip allowed), verifies the signature over the bytes as sent, and hands a parsed call to the service.
 * A fault inside a service is answered with 500 and given to `onFault`; it never ends the process.
 */
export function jsonServices(
  services: readonly JsonService[],
  access: ServiceAccess,
  region: string,
  onFault: (error: unknown, target: string) => void = (error, target) => console.error(target, error),
): RequestListener {
  const byPrefix: ByPrefix = new Map(services.map((service) => [service.targetPrefix, service]));
  return (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    answerTo(request, response, byPrefix, access, region)
      .catch((error: unknown) => {
        if (!response.destroyed) onFault(error, target);
        return failed('com.amazon.coral.service#InternalServerError', 'The service failed', 500);
      })
      .then((answer) => send(response, answer, access.now()));
  };
}

type ByPrefix = ReadonlyMap<string, JsonService>;

async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  byPrefix: ByPrefix,
  access: ServiceAccess,
  region: string,
): Promise<JsonAnswer> {
  const [prefix = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const service = byPrefix.get(prefix);
  if (service === undefined || request.method !== 'POST') {
    return failed('com.amazon.coral.service#UnknownOperationException', 'No service answers to this target', 404);
  }
  const raw = await readBody(request);
  if (raw === undefined) return failed('com.amazon.coral.service#RequestEntityTooLargeException', 'The request is larger than 16 MiB', 413);
  const scope = { region, service: service.signingName };
  const signature = verifySignature(signedRequest(request, raw), access.secretFor, access.now(), scope);
  if (!signature.ok) return unauthenticated(signature, service.refusalStatus);
  const body = await parseBody(request, raw);
  if (body === undefined) return failed('com.amazon.coral.service#SerializationException', 'The body is not a JSON object');
  const hangUp = new AbortController();
  response.once('close', () => hangUp.abort());
  return service.handle({ action, accessKeyId: signature.accessKeyId, body, signal: hangUp.signal });
}

/** The bytes of the body, or undefined when there are too many; the rest is then read and dropped, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxBodyBytes) chunks.push(bytes);
  }
  return size <= maxBodyBytes ? Buffer.concat(chunks) : undefined;
}

function signedRequest(request: IncomingMessage, raw: Buffer) {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const bodySha256 = createHash('sha256').update(raw).digest('hex');
  return { method: request.method ?? 'POST', path, query, headers: request.headers, bodySha256 };
}

async function parseBody(request: IncomingMessage, raw: Buffer): Promise<JsonObject | undefined> {
  try {
    const zipped = request.headers['content-encoding'] === 'gzip';
    const bytes = zipped ? await gunzipped(raw, { maxOutputLength: maxBodyBytes }) : raw;
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unauthenticated(signature: SignatureResult & { readonly ok: false }, status: 400 | 403): JsonAnswer {
  const codes = {
    MissingAuthentication: 'MissingAuthenticationTokenException',
    InvalidAccessKeyId: 'UnrecognizedClientException',
    SignatureDoesNotMatch: 'InvalidSignatureException',
    Expired: 'InvalidSignatureException',
    RequestTimeTooSkewed: 'InvalidSignatureException',
    Malformed: 'IncompleteSignatureException',
    WrongScope: 'InvalidSignatureException',
  } as const;
  return failed(`com.amazon.coral.service#${codes[signature.code]}`, signature.message, status);
}

/** Dated by the clock that signatures are checked by: an SDK that is told another corrects its own by it. */
function send(response: ServerResponse, answer: JsonAnswer, at: Date): void {
  if (response.destroyed) return;
  const body = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'content-type': 'application/x-amz-json-1.0',
    date: at.toUTCString(),
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...(answer.queryError === undefined ? {} : { 'x-amzn-query-error': answer.queryError }),
  });
  response.end(body);
}
