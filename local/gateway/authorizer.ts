import * as z from 'zod';
import type { AuthorizerModel } from '../assembly/rest-api.ts';
import type { Invoke } from '../functions/functions.ts';
import { wildcard } from '../requests/conditions.ts';
import type { GatewayResponseType } from './gateway-response.ts';
import type { RequestParts } from './request.ts';

// API Gateway quotas: 8 KB for an authorizer's result, 512 characters for a resource of its policy.
const maxResultBytes = 8192;
const maxResourceLength = 512;

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const resultSchema = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]).pipe(
      z.array(
        z.object({
          Effect: z.enum(['Allow', 'Deny']),
          Action: oneOrMany,
          Resource: oneOrMany.pipe(z.array(z.string().max(maxResourceLength))),
          Condition: z.undefined().optional(),
        }),
      ),
    ),
  }),
  context: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .nullish()
    .transform((context) => context ?? {}),
});

export type Authorization =
  | { readonly allowed: true; readonly authorizer: Readonly<Record<string, string>> }
  | { readonly allowed: false; readonly response: GatewayResponseType };

/**
 * Asks a REQUEST authorizer about one request. A missing identity source or a thrown `Unauthorized` is UNAUTHORIZED, a policy that does not
 * allow the method is ACCESS_DENIED, any other failure is a 500 of its own type (API Gateway, "Output from a Lambda authorizer").
 */
export async function authorize(
  authorizer: AuthorizerModel,
  methodArn: string,
  parts: RequestParts,
  invoke: Invoke,
): Promise<Authorization> {
  if (!authorizer.identitySources.every((source) => hasSource(source, parts))) return { allowed: false, response: 'UNAUTHORIZED' };
  const outcome = await invoke(authorizer.functionName, { type: 'REQUEST', methodArn, ...parts });
  if (!outcome.ok) return { allowed: false, response: outcome.errorMessage === 'Unauthorized' ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE' };
  if (Buffer.byteLength(outcome.payload) > maxResultBytes) return { allowed: false, response: 'AUTHORIZER_CONFIGURATION_ERROR' };
  const result = resultSchema.safeParse(JSON.parse(outcome.payload));
  if (!result.success) return { allowed: false, response: 'AUTHORIZER_CONFIGURATION_ERROR' };
  const { principalId, policyDocument, context } = result.data;
  const matching = policyDocument.Statement.filter(
    ({ Action, Resource }) =>
      Action.some((action) => wildcard(action, 'i').test('execute-api:Invoke')) &&
      Resource.some((resource) => matches(resource, methodArn)),
  );
  if (matching.length === 0 || matching.some(({ Effect }) => Effect === 'Deny')) return { allowed: false, response: 'ACCESS_DENIED' };
  const scalars = Object.fromEntries(Object.entries(context).map(([name, value]) => [name, String(value)]));
  return { allowed: true, authorizer: { ...scalars, principalId } };
}

// A method ARN may itself hold `*` or `?` (a client can send them in a path), so equal texts match before wildcards are tried.
function matches(resource: string, methodArn: string): boolean {
  return resource === methodArn || wildcard(resource).test(methodArn);
}

function hasSource(source: string, parts: RequestParts): boolean {
  const [, kind, name = ''] = /^method\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (kind === 'querystring') return (parts.queryStringParameters?.[name] ?? '') !== '';
  if (kind === 'header')
    return Object.entries(parts.headers).some(([header, value]) => header.toLowerCase() === name.toLowerCase() && value !== '');
  throw new Error(`The laptop does not know the identity source ${source}`);
}
