import type { GatewayResponseModel } from '../assembly/rest-api.ts';
import type { RequestContext } from './request.ts';

/** An answer ready to be sent. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
  /** The type of the gateway's own response; a function's answer has none. */
  readonly responseType?: string;
};

type Standard = {
  readonly status: number;
  readonly message: string;
  readonly errorType: string;
  /** The response type by which templates know it, where that is not its name here. */
  readonly type?: 'DEFAULT_4XX';
};

// Statuses and messages of API Gateway's "Gateway response types" that this gateway can give.
const standardResponses = {
  API_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error', errorType: 'InternalServerErrorException' },
  ACCESS_DENIED: { status: 403, message: 'User is not authorized to access this resource', errorType: 'AccessDeniedException' },
  AUTHORIZER_CONFIGURATION_ERROR: { status: 500, message: 'Internal server error', errorType: 'AuthorizerConfigurationException' },
  AUTHORIZER_FAILURE: { status: 500, message: 'Internal server error', errorType: 'AuthorizerConfigurationException' },
  BAD_REQUEST_PARAMETERS: { status: 400, message: 'Bad Request', errorType: 'BadRequestException' },
  HEADERS_TOO_LARGE: { status: 431, message: 'Request Header Fields Too Large', errorType: 'BadRequestException', type: 'DEFAULT_4XX' },
  INTEGRATION_FAILURE: { status: 502, message: 'Internal server error', errorType: 'InternalServerErrorException' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out', errorType: 'InternalServerErrorException' },
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token', errorType: 'MissingAuthenticationTokenException' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long', errorType: 'RequestTooLargeException' },
  // "Output from an API Gateway Lambda authorizer": what a method ARN of more than 1,600 bytes is answered.
  URI_TOO_LONG: { status: 414, message: 'Request URI too long', errorType: 'BadRequestException', type: 'DEFAULT_4XX' },
  UNAUTHORIZED: { status: 401, message: 'Unauthorized', errorType: 'UnauthorizedException' },
} as const satisfies Readonly<Record<string, Standard>>;

export type GatewayResponseType = keyof typeof standardResponses;

/**
 * The gateway's own answer, in the form that the template gives it: its own customization, else that of DEFAULT_4XX or DEFAULT_5XX,
 * else API Gateway's `{"message": …}`. `$context.*` in bodies and `context.*` in headers are filled in from the request.
 */
export function gatewayResponse(
  type: GatewayResponseType,
  customized: ReadonlyMap<string, GatewayResponseModel>,
  context: RequestContext,
  accept: string | undefined,
): Answer {
  const standard: Standard = standardResponses[type];
  const known = standard.type ?? type;
  const custom = customized.get(known) ?? customized.get(standard.status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
  const variable = variables(context, known, standard.message);
  const mediaType = chosenMediaType(custom?.templates ?? {}, accept);
  const template = custom?.templates[mediaType] ?? '{"message":$context.error.messageString}';
  const headers: Record<string, string> = {
    'Content-Type': mediaType,
    'x-amzn-ErrorType': standard.errorType,
    'x-amzn-RequestId': context.requestId,
    'x-amz-apigw-id': context.extendedRequestId,
  };
  for (const [name, expression] of Object.entries(custom?.headers ?? {})) setHeader(headers, name, headerValue(expression, variable));
  const body = template.replace(/\$context((?:\.\w+)+)|\$\{context((?:\.\w+)+)\}/g, (_match, plain, braced) =>
    variable((plain ?? braced).slice(1)),
  );
  return { status: custom?.status ?? standard.status, headers, body, responseType: known };
}

function variables(context: RequestContext, type: string, message: string): (path: string) => string {
  const error = { message, messageString: JSON.stringify(message), responseType: type };
  return (path) => {
    let value: unknown = { ...context, error };
    for (const key of path.split('.'))
      value = typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  };
}

function headerValue(expression: string, variable: (path: string) => string): string {
  const literal = /^'(.*)'$/s.exec(expression)?.[1];
  if (literal !== undefined) return literal;
  if (expression.startsWith('context.')) return variable(expression.slice('context.'.length));
  throw new Error(`The laptop does not know the header mapping ${expression}`);
}

function setHeader(headers: Record<string, string>, name: string, value: string): void {
  for (const existing of Object.keys(headers)) if (existing.toLowerCase() === name.toLowerCase()) delete headers[existing];
  headers[name] = value;
}

function chosenMediaType(templates: Readonly<Record<string, string>>, accept: string | undefined): string {
  const wanted = (accept ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return (
    wanted.find((type) => type in templates) ??
    ('application/json' in templates ? 'application/json' : (Object.keys(templates)[0] ?? 'application/json'))
  );
}
