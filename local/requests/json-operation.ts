import type * as z from 'zod';
import type { IsAllowed } from './permissions.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One signed call of an AWS JSON service. `signal` aborts when the caller hangs up. */
export type JsonCall = {
  readonly action: string;
  readonly accessKeyId: string;
  readonly body: JsonObject;
  readonly signal: AbortSignal;
};

/** `queryError` is the code that services with a query-protocol past send along (`x-amzn-query-error`). */
export type JsonAnswer = { readonly status: number; readonly body: JsonObject; readonly queryError?: string };

export type Operation = (call: JsonCall) => JsonAnswer | Promise<JsonAnswer>;

/** The name by which calls of a service are signed, by its `X-Amz-Target` prefix: "endpoint prefix" in the service's own model. */
const signingNames = {
  AmazonSQS: 'sqs',
  AWSCognitoIdentityProviderService: 'cognito-idp',
  DynamoDB_20120810: 'dynamodb',
  GraniteServiceVersion20100801: 'monitoring',
  secretsmanager: 'secretsmanager',
} as const;

export type TargetPrefix = keyof typeof signingNames;

/** A service behind one `X-Amz-Target` prefix. `refusalStatus` is how AWS answers there to a caller that it doesn't let in. */
export type JsonService = {
  readonly targetPrefix: TargetPrefix;
  readonly signingName: string;
  readonly refusalStatus: 400 | 403;
  readonly handle: (call: JsonCall) => Promise<JsonAnswer>;
};

export function answered(body: JsonObject = {}): JsonAnswer {
  return { status: 200, body };
}

/** An error as the AWS JSON protocol carries it: `code` is the shape's name, with its namespace where the SDK needs one. */
export function failed(code: string, message: string, status = 400): JsonAnswer {
  return { status, body: { __type: code, message } };
}

/** The answer to a caller whose role doesn't allow the action, or undefined when it does. */
export function refusalOf(
  isAllowed: IsAllowed,
  refusalStatus: 400 | 403,
  call: { readonly accessKeyId: string; readonly action: string; readonly resource: string },
  context: Readonly<Record<string, string>> = {},
): JsonAnswer | undefined {
  if (isAllowed(call.accessKeyId, call.action, call.resource, context)) return undefined;
  const message = `User: ${call.accessKeyId} is not authorized to perform: ${call.action} on resource: ${call.resource} because no identity-based policy allows the ${call.action} action`;
  const denied = failed('com.amazon.coral.service#AccessDeniedException', message, refusalStatus);
  return refusalStatus === 403 ? { ...denied, queryError: 'AccessDenied;Sender' } : denied;
}

/** An operation that runs on parsed input only. What `schema` doesn't model is answered with an error that names it, by the code that the service has for it. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.infer<Schema>, call: JsonCall) => JsonAnswer | Promise<JsonAnswer>,
  invalid = 'com.amazon.coral.validate#ValidationException',
): Operation {
  return (call) => {
    const parsed = schema.safeParse(call.body);
    if (parsed.success) return run(parsed.data, call);
    const [issue] = parsed.error.issues;
    return failed(invalid, `${issue?.path.join('.') || call.action}: ${issue?.message ?? 'is not valid'}`);
  };
}

/** A service made of its operations; every other action is answered with UnknownOperationException. */
export function serviceOf(
  targetPrefix: TargetPrefix,
  refusalStatus: 400 | 403,
  operations: Readonly<Record<string, Operation>>,
): JsonService {
  const byAction = new Map(Object.entries(operations));
  return {
    targetPrefix,
    signingName: signingNames[targetPrefix],
    refusalStatus,
    handle: async (call) => {
      const run = byAction.get(call.action);
      if (run === undefined) return failed('com.amazon.coral.service#UnknownOperationException', `${call.action} is not served here`);
      return run(call);
    },
  };
}
