import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { AccessFacts, FactsStore, FactsWanted } from '../access/access-facts.port.ts';
import { type Action, isByUploadId, isDatasetAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import type { Target } from '../access/target.ts';
import { requestIdOf } from '../http/request-id.ts';
import { refusedBy } from '../model/account.ts';
import { datasetIdSchema } from '../model/ids.ts';
import { anonymous, institutionsOf, isKind, type Principal, principalIdOf, unitOpdsOf } from '../model/principal.ts';
import { findOperation, methodsOf, type OperationName, type Route, routes } from '../routes.ts';
import { readCredentials } from '../tokens/bearer-token.ts';
import { principalOf } from '../tokens/principal-of.ts';
import type { TokenVerifier, VerifiedToken } from '../tokens/verify-token.port.ts';
import { authorizerResult } from './authorizer-result.ts';
import { viewerAddress } from './viewer-address.ts';

type Ports = {
  readonly verifier: TokenVerifier;
  readonly facts: FactsStore;
  readonly now: () => Date;
  /** One line a decision; never a token. */
  readonly log: (line: Readonly<Record<string, string>>) => void;
};
type Event = APIGatewayRequestAuthorizerEvent;

/** API Gateway answers 401 to exactly this message (REST Lambda authorizers, "Output from an API Gateway Lambda authorizer"). */
class UnauthorizedError extends Error {
  constructor() {
    super('Unauthorized');
  }
}

/**
 * The gate before every method (access.md, "Where it is enforced" 1). Throws `Unauthorized` (401) for a bad token, a disabled account, and where
 * knowing who calls could help; denies (the gateway's fixed 404) what the caller may not know of; allows the rest, for this very method ARN alone,
 * with the principal as context: the operation decides again and answers 403 and 410 itself. Any fault throws: a 500, never an Allow.
 */
export function authorize(ports: Ports) {
  return async (event: Event): Promise<APIGatewayAuthorizerResult> => {
    const operation = findOperation(event.httpMethod, event.resource);
    if (!operation) return noOperation(ports, event);
    const token = await verifiedToken(ports, event);
    const { action } = routes[operation];
    const params = paramsOf(event, routes[operation]);
    const facts = await ports.facts.load(factsWanted(action, params, token));
    const principal = token ? principalOf(token, facts.account, facts.isBound, facts.deliveries) : anonymous;
    const refusal = token && refusedBy(facts.account, token.issuedAt);
    const decision = refusal ? refusedAccount(refusal) : decide(principal, action, targetOf(operation, params, facts), ports.now());
    ports.log({ ...aboutOf(event, operation, principal), decision: decision.effect, rule: decision.rule, reason: decision.reason });
    if (decision.effect === 'deny' && decision.answer === 401) throw new UnauthorizedError();
    const reaches = mayReachOperation(decision) || seeksUpload(principal, action, params);
    return answer(ports, reaches ? 'Allow' : 'Deny', event, principal);
  };
}

/**
 * A method that the path does not have reaches its function as nobody's, which answers 405 by the template alone: neither the token nor the id is looked at,
 * so that the answer tells of neither.
 */
function noOperation(ports: Ports, event: Event): APIGatewayAuthorizerResult {
  const isKnownPath = methodsOf(event.resource).length > 0;
  ports.log({ requestId: requestIdOf(event), decision: isKnownPath ? 'allow' : 'deny', rule: 'method', reason: 'no such operation' });
  return answer(ports, isKnownPath ? 'Allow' : 'Deny', event, anonymous);
}

/** The token that the request bears; undefined for a request without any. A bad one is 401, never "as anonymous". */
async function verifiedToken(ports: Ports, event: Event): Promise<VerifiedToken | undefined> {
  const credentials = readCredentials(event);
  if (credentials.kind === 'none') return undefined;
  const outcome =
    credentials.kind === 'bearer' ? await ports.verifier.verify(credentials.token) : { valid: false as const, why: credentials.why };
  if (outcome.valid) return outcome.token;
  ports.log({ requestId: requestIdOf(event), decision: 'deny', rule: 'token', reason: outcome.why });
  throw new UnauthorizedError();
}

function refusedAccount(reason: string): Decision {
  return { effect: 'deny', answer: 401, rule: 'account', reason };
}

function mayReachOperation(decision: Decision): boolean {
  return decision.effect === 'allow' || decision.answer === 403 || decision.answer === 410;
}

type Params = Readonly<Record<string, unknown>>;

/**
 * The helpdesk may follow any upload by its id, and whether there is such an upload the operation alone knows: so it answers for datasets that do not
 * exist, too. The gateway's 404 beside the operation's would tell which ones do (access.md, "No oracle").
 */
function seeksUpload(principal: Principal, action: Action, { uploadId }: Params): boolean {
  return isByUploadId(action) && uploadId !== undefined && isKind(principal, 'helpdesk');
}

/** The path's parameters; none of them where one is malformed: then there is no dataset to read, and none that the caller may know of. */
function paramsOf(event: Event, route: Route): Params {
  const params = route.params.safeParse(event.pathParameters ?? {});
  return params.success ? params.data : {};
}

/** META for actions on a dataset, what a unit's account delivers of it, the grants of the token's institutions where they read, the account for every token. */
function factsWanted(action: Action, { datasetId }: Params, token: VerifiedToken | undefined): FactsWanted {
  const readsAs = token && principalOf(token, undefined, false);
  const concerned = isDatasetAction(action) && typeof datasetId === 'string';
  const unitsOf = readsAs && concerned ? unitOpdsOf(readsAs) : [];
  return {
    ...(concerned ? { datasetId } : {}),
    ...(unitsOf.length > 0 ? { unitsOf } : {}),
    ...(readsAs && (action === 'read' || action === 'read-whole') ? { institutions: institutionsOf(readsAs) } : {}),
    ...(token ? { sub: token.sub } : {}),
  };
}

function targetOf(operation: OperationName, { opdId }: Params, { dataset, grants }: AccessFacts): Target {
  if (isDatasetAction(routes[operation].action)) return { kind: 'dataset', dataset, grants };
  return typeof opdId === 'string' ? { kind: 'opd', opdId } : { kind: 'city' };
}

/** An account of more kinds and longer names than API Gateway carries is refused by name: the gateway itself would answer 500. */
function answer(ports: Ports, effect: 'Allow' | 'Deny', event: Event, principal: Principal): APIGatewayAuthorizerResult {
  const result = authorizerResult(effect, event, principal, viewerAddress(event));
  if (result) return result;
  ports.log({
    requestId: requestIdOf(event),
    principalId: principalIdOf(principal),
    decision: 'deny',
    rule: 'account',
    reason: 'principal too large',
  });
  throw new UnauthorizedError();
}

/** What every log line of a decision says (access.md, "The four answers"). */
function aboutOf(event: Event, operation: OperationName, principal: Principal): Readonly<Record<string, string>> {
  const datasetId = datasetIdSchema.safeParse(event.pathParameters?.datasetId);
  return {
    requestId: requestIdOf(event),
    principalId: principalIdOf(principal),
    operation,
    ...(datasetId.success ? { datasetId: datasetId.data } : {}),
    action: routes[operation].action,
  };
}
