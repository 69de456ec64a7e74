import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { listRoutes, type OperationName } from '../../functions/routes.ts';
import { routeTree } from '../../local/gateway/route-tree.ts';
import { wildcard } from '../../local/requests/conditions.ts';
import { authorizerEvent } from './gateway-events.ts';

/** What a template says of its authorizer; `identitySources` as API Gateway writes them (`method.request.header.Authorization`, `context.path`). */
export type AuthorizerSettings = { readonly ttlSeconds: number; readonly identitySources: readonly string[] };
export type Authorizer = (event: APIGatewayRequestAuthorizerEvent) => Promise<APIGatewayAuthorizerResult>;

/** A request as it is on the wire: the path as sent, and each header line. */
export type WireRequest = { readonly method: string; readonly path: string; readonly headers?: readonly (readonly [string, string])[] };

export type Refusal = 'MISSING_AUTHENTICATION_TOKEN' | 'BAD_REQUEST_PARAMETERS' | 'UNAUTHORIZED' | 'ACCESS_DENIED' | 'AUTHORIZER_FAILURE';

/** What the function behind the method gets, or the gateway's own answer. */
export type Verdict =
  | {
      readonly reaches: OperationName;
      readonly params: Readonly<Record<string, string>>;
      readonly authorizer: Readonly<Record<string, unknown>>;
    }
  | { readonly refused: Refusal };

export type FakeGateway = {
  send(request: WireRequest, now: Date): Promise<Verdict>;
  /** How often the authorizer was asked: a cached result and a missing identity source ask nobody. */
  invocations(): number;
};

const stage = 'arn:aws:execute-api:ap-southeast-3:000000000000:api/v1';
const methods = listRoutes().map(({ method, path, operation }) => ({ httpMethod: method, path, operation }));
const match = routeTree(methods);

/** The resource that API Gateway routes a path to, as the route table writes it; undefined where there is none. */
export function resourceOf(path: string): string | undefined {
  const found = match(path);
  return found.kind === 'found' ? found.resource : undefined;
}

/**
 * API Gateway (REST) with a REQUEST authorizer, cache and all (API Gateway, "Use API Gateway Lambda authorizers"): paths are split raw and decoded once; a
 * missing or empty identity source is 401 without asking; a result is kept under the identity sources' values alone, for the TTL, Deny as well as Allow, and
 * is evaluated again against each method ARN; a thrown error is kept nowhere. Throws on a TTL without identity sources, which API Gateway refuses.
 */
export function fakeGateway({ ttlSeconds, identitySources }: AuthorizerSettings, ask: Authorizer): FakeGateway {
  if (ttlSeconds > 0 && identitySources.length === 0) throw new Error('a cached authorizer needs identity sources');
  const kept = new Map<string, { readonly result: APIGatewayAuthorizerResult; readonly until: number }>();
  let invocations = 0;

  const resultFor = async (event: APIGatewayRequestAuthorizerEvent, key: string, now: Date): Promise<APIGatewayAuthorizerResult> => {
    const known = kept.get(key);
    if (known && now.getTime() < known.until) return known.result;
    invocations += 1;
    const result = await ask(event);
    if (ttlSeconds > 0) kept.set(key, { result, until: now.getTime() + ttlSeconds * 1000 });
    return result;
  };

  return {
    invocations: () => invocations,
    async send(request, now) {
      const found = match(request.path);
      if (found.kind === 'malformed') return { refused: 'BAD_REQUEST_PARAMETERS' };
      const method = found.kind === 'found' ? found.methods.get(request.method) : undefined;
      if (found.kind === 'missing' || !method) return { refused: 'MISSING_AUTHENTICATION_TOKEN' };
      const params = found.pathParameters;
      const event = eventOf(request, method.operation, params);
      const values = identitySources.map((source) => sourceValue(source, event));
      if (values.some((value) => value === '')) return { refused: 'UNAUTHORIZED' };
      try {
        const result = await resultFor(event, JSON.stringify(values), now);
        if (!allows(result, event.methodArn)) return { refused: 'ACCESS_DENIED' };
        return { reaches: method.operation, params, authorizer: { ...result.context, principalId: result.principalId } };
      } catch (error) {
        return { refused: error instanceof Error && error.message === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE' };
      }
    },
  };
}

function eventOf(
  { method, path, headers = [] }: WireRequest,
  operation: OperationName,
  params: Readonly<Record<string, string>>,
): APIGatewayRequestAuthorizerEvent {
  const event = authorizerEvent({ operation, params, headers: manyValues(headers) });
  return { ...event, path, methodArn: `${stage}/${method}${path}` };
}

/** Lines of one name are one header of several values, under the name as it was first written. */
function manyValues(lines: readonly (readonly [string, string])[]): Record<string, string[]> {
  const many: Record<string, string[]> = {};
  for (const [name, value] of lines) {
    const known = Object.keys(many).find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
    many[known] = [...(many[known] ?? []), value];
  }
  return many;
}

/** The last of several values of a header stands for it, as in `headers`. */
function sourceValue(source: string, event: APIGatewayRequestAuthorizerEvent): string {
  if (source === 'context.path') return event.path;
  if (source === 'context.httpMethod') return event.httpMethod;
  const name = /^method\.request\.header\.(.+)$/.exec(source)?.[1];
  if (name === undefined) throw new Error(`the fake gateway does not know the identity source ${source}`);
  return Object.entries(event.headers ?? {}).find(([header]) => header.toLowerCase() === name.toLowerCase())?.[1] ?? '';
}

/** Allowed by one statement and denied by none (IAM, "Policy evaluation logic"). */
function allows({ policyDocument }: APIGatewayAuthorizerResult, methodArn: string): boolean {
  const effects = policyDocument.Statement.filter((statement) => {
    const resources = 'Resource' in statement ? [statement.Resource].flat() : [];
    return resources.some((resource) => resource === methodArn || (typeof resource === 'string' && wildcard(resource).test(methodArn)));
  }).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}
