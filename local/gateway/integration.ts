import * as z from 'zod';
import type { IntegrationModel, RestApiModel } from '../assembly/rest-api.ts';
import type { Invoke, Outcome } from '../functions/functions.ts';
import type { Answer, GatewayResponseType } from './gateway-response.ts';
import type { RequestParts } from './request.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

// "Output format of a Lambda function for proxy integration".
const proxyAnswerSchema = z.strictObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(scalar)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

// API Gateway's "Important notes": these headers of an answer arrive under another name, so only the gateway itself can send them.
// It lists more as renamed at times (Accept, Age, Pragma, Range, Referer, Via …): nothing here may lean on them either.
const remapped = [
  ...['authorization', 'connection', 'content-length', 'content-md5', 'date', 'expect', 'host', 'max-forwards'],
  ...['proxy-authenticate', 'server', 'user-agent', 'www-authenticate'],
];
const dropped = ['transfer-encoding', 'trailer', 'upgrade', 'te', 'keep-alive'];

export type Integrated = { readonly answer: Answer } | { readonly failure: GatewayResponseType };

/** Calls the function behind a method and turns its answer into HTTP; what is not a proxy answer is an integration failure. */
export async function callFunction(
  integration: IntegrationModel & { readonly kind: 'lambda' },
  parts: RequestParts,
  body: Buffer,
  api: RestApiModel,
  invoke: Invoke,
): Promise<Integrated> {
  const isBase64Encoded = isBinary(api.binaryMediaTypes, parts.headers, 'content-type');
  const text = body.length === 0 ? null : body.toString(isBase64Encoded ? 'base64' : 'utf8');
  const outcome = await withinTime(
    invoke(integration.functionName, { ...parts, body: text, isBase64Encoded: text !== null && isBase64Encoded }),
    integration.timeoutMilliseconds,
  );
  if (outcome === 'too-late') return { failure: 'INTEGRATION_TIMEOUT' };
  if (!outcome.ok) return { failure: outcome.errorType === 'RequestEntityTooLargeException' ? 'REQUEST_TOO_LARGE' : 'INTEGRATION_FAILURE' };
  const parsed = proxyAnswerSchema.safeParse(JSON.parse(outcome.payload));
  if (!parsed.success) return { failure: 'INTEGRATION_FAILURE' };
  const { statusCode, headers, multiValueHeaders, isBase64Encoded: answersBase64, body: answerBody } = parsed.data;
  const decodes = answersBase64 === true && isBinary(api.binaryMediaTypes, parts.headers, 'accept');
  return {
    answer: {
      status: statusCode,
      headers: {
        'x-amzn-RequestId': parts.requestContext.requestId,
        'x-amz-apigw-id': parts.requestContext.extendedRequestId,
        ...answerHeaders(headers ?? {}, multiValueHeaders ?? {}),
      },
      body: decodes ? Buffer.from(answerBody ?? '', 'base64') : (answerBody ?? ''),
    },
  };
}

/** The answer of a mock integration: a status and fixed headers. */
export function mockAnswer(integration: IntegrationModel & { readonly kind: 'mock' }, parts: RequestParts): Answer {
  const { requestId, extendedRequestId } = parts.requestContext;
  return {
    status: integration.status,
    headers: {
      'Content-Type': 'application/json',
      'x-amzn-RequestId': requestId,
      'x-amz-apigw-id': extendedRequestId,
      ...integration.headers,
    },
    body: '',
  };
}

function answerHeaders(single: Readonly<Record<string, string>>, many: Readonly<Record<string, readonly string[]>>) {
  const headers: Record<string, string | readonly string[]> = { 'Content-Type': 'application/json' };
  for (const [name, value] of [...Object.entries(single), ...Object.entries(many)]) {
    const lower = name.toLowerCase();
    if (dropped.includes(lower)) continue;
    if (lower === 'content-type') delete headers['Content-Type'];
    headers[remapped.includes(lower) ? `x-amzn-remapped-${lower}` : name] = value;
  }
  return headers;
}

function isBinary(binaryMediaTypes: readonly string[], headers: Readonly<Record<string, string>>, name: string): boolean {
  if (binaryMediaTypes.length === 0) return false;
  const value = Object.entries(headers).find(([header]) => header.toLowerCase() === name)?.[1] ?? '';
  const mediaType = value.split(/[,;]/)[0]?.trim().toLowerCase() ?? '';
  return binaryMediaTypes.some((type) => type === '*/*' || type.toLowerCase() === mediaType);
}

async function withinTime(outcome: Promise<Outcome>, milliseconds: number): Promise<Outcome | 'too-late'> {
  const { promise: late, resolve } = Promise.withResolvers<'too-late'>();
  const timer = setTimeout(() => resolve('too-late'), milliseconds);
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
