import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { accountId } from '../assembly/physical.ts';
import type { RestApiModel } from '../assembly/rest-api.ts';

type Values = Readonly<Record<string, string>>;
type ManyValues = Readonly<Record<string, readonly string[]>>;

/** The part of a proxy event (payload format 1.0) that the authorizer and the integration share. */
export type RequestParts = {
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Values;
  readonly multiValueHeaders: ManyValues;
  readonly queryStringParameters: Values | null;
  readonly multiValueQueryStringParameters: ManyValues | null;
  readonly pathParameters: Values | null;
  readonly stageVariables: null;
  readonly requestContext: RequestContext;
};

export type RequestContext = Readonly<Record<string, unknown>> & {
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly path: string;
  readonly httpMethod: string;
};

/** Headers with their names as sent; of a repeated header, `headers` has the last value and `multiValueHeaders` all. */
export function headerValues(
  request: IncomingMessage,
  api: RestApiModel,
): { readonly headers: Values; readonly multiValueHeaders: ManyValues } {
  const many = new Map<string, { readonly name: string; readonly values: string[] }>();
  const add = (name: string, value: string) => {
    const key = name.toLowerCase();
    const entry = many.get(key) ?? { name, values: [] };
    entry.values.push(value);
    many.set(key, entry);
  };
  for (let index = 0; index < request.rawHeaders.length; index += 2)
    add(request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '');
  const forwarded = many.get('x-forwarded-for')?.values.join(', ');
  const address = sourceAddress(request);
  const set = (name: string, value: string) => many.set(name.toLowerCase(), { name, values: [value] });
  set('Host', `${api.id}.execute-api.${api.region}.amazonaws.com`);
  set('X-Forwarded-For', forwarded === undefined ? address : `${forwarded}, ${address}`);
  set('X-Forwarded-Port', '443');
  set('X-Forwarded-Proto', 'https');
  for (const hop of ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'expect']) many.delete(hop);
  const entries = [...many.values()];
  return {
    headers: Object.fromEntries(entries.map(({ name, values }) => [name, values.at(-1) ?? ''])),
    multiValueHeaders: Object.fromEntries(entries.map(({ name, values }) => [name, values])),
  };
}

/** Query parameters, decoded; `null` when there are none, as API Gateway has it. A plain `;` splits them, too ("Important notes for REST APIs"). */
export function queryValues(query: string): { readonly last: Values | null; readonly all: ManyValues | null } {
  if (query === '') return { last: null, all: null };
  const all: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query.replaceAll(';', '&'))) {
    const values = all[name] ?? [];
    values.push(value);
    all[name] = values;
  }
  const last = Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.at(-1) ?? '']));
  return { last, all };
}

/** The request context of a REST API's proxy event, without its authorizer part. */
export function requestContext(
  request: IncomingMessage,
  api: RestApiModel,
  where: { readonly resource: string; readonly path: string; readonly now: Date },
): RequestContext {
  const requestId = randomUUID();
  return {
    accountId,
    apiId: api.id,
    domainName: `${api.id}.execute-api.${api.region}.amazonaws.com`,
    domainPrefix: api.id,
    extendedRequestId: randomUUID().replaceAll('-', '').slice(0, 16),
    httpMethod: request.method ?? 'GET',
    identity: { sourceIp: sourceAddress(request), userAgent: request.headers['user-agent'] ?? null },
    path: `/${api.stageName}${where.path}`,
    protocol: `HTTP/${request.httpVersion}`,
    requestId,
    requestTime: where.now.toUTCString(),
    requestTimeEpoch: where.now.getTime(),
    resourceId: where.resource,
    resourcePath: where.resource,
    stage: api.stageName,
  };
}

/** The bytes of the body, or 'too-large' beyond `maxBytes`; what is too large is read to its end and dropped, so that the answer arrives. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size <= maxBytes ? Buffer.concat(chunks) : 'too-large';
}

function sourceAddress(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}
