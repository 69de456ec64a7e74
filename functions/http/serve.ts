import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { principalIdOf } from '../model/principal.ts';
import { type FunctionName, findOperation, type OperationsOf, type Route, routes } from '../routes.ts';
import { type AnyAnswer, isProblem } from './answer.ts';
import type { Call } from './call.ts';
import { holdToConstantTime } from './constant-time-404.ts';
import { faultFacts } from './fault-facts.ts';
import type { Idempotency } from './idempotency.ts';
import { keptHeaders } from './kept-headers.ts';
import { leadOn, type SuccessorOf } from './lead-on.ts';
import { type ParsedCall, parseCall } from './parse-call.ts';
import { type Problem, problemBody } from './problem.ts';
import { requestIdOf } from './request-id.ts';

/** Leaving one of the function's operations out does not compile; what each answers is typed where it is made. */
type Served<F extends FunctionName> = { readonly [N in OperationsOf<F>]: (call: Call<N>) => Promise<AnyAnswer> };
type AnyOperation = (call: ParsedCall & { now: Date; first?: unknown }) => Promise<AnyAnswer>;

const logger = new Logger({ serviceName: 'satu-data' });

/** On every answer: no sniffing, no caching beside what access allows (architecture.md, "Front door"), no framing. */
const securityHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Strict-Transport-Security': 'max-age=31536000',
};

type Edge = {
  readonly now: () => Date;
  readonly idempotency?: Idempotency;
  /** How a problem looks to anyone who asks for a page; without it, and to everybody else, it is problem+json. */
  readonly showProblem?: ShowProblem;
  /** Where addresses of an ended OPD lead; needed where a route names one. */
  readonly successorOf?: SuccessorOf;
};
type ShowProblem = (problem: Problem) => { readonly text: string; readonly headers: Readonly<Record<string, string>> };

/**
 * The Lambda handler of one capability: parse → operation → respond, with one log line per request.
 * A fault (an exception) is a bare 500; its cause is logged, never shown.
 */
export function serve<F extends FunctionName>(operations: Served<F>, edge: Edge) {
  const table: Readonly<Record<string, unknown>> = operations;
  const shownTo = (event: APIGatewayProxyEvent) => (isPage(event) && wantsPage(event) ? edge.showProblem : undefined);
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .before((request) => {
      // Of the context nothing else: the function's name, ARN and memory are the same in each line of its log, and each byte is paid for.
      logger.appendKeys({ function_request_id: request.context.awsRequestId });
    })
    .onError((request) => {
      logger.error('fault', faultFacts(request.error));
      request.response = respond(
        { status: 500, code: 'internal-error', detail: 'Ada gangguan di sistem kami. Coba lagi sebentar lagi.' },
        requestIdOf(request.event),
        shownTo(request.event),
      );
      allowOrigins(request);
    })
    .after(allowOrigins)
    .handler(async (event) => {
      const started = performance.now();
      const requestId = requestIdOf(event);
      const parsed = parseCall(event);
      if (!parsed.ok)
        return finish(parsed.problem, requestId, { operation: `${event.httpMethod} ${event.resource}` }, started, shownTo(event));
      const call = { ...parsed.call, now: edge.now() };
      const elsewhere = edge.successorOf && leadOn(event, call, edge.successorOf);
      if (elsewhere) return finish(elsewhere, requestId, describe(call), started, shownTo(event));
      const operation = asOperation(table[call.operation]);
      if (!operation) throw new Error(`operation ${call.operation} is routed to a function that lacks it`);
      const answer = edge.idempotency ? await edge.idempotency.once(call, (first) => operation({ ...call, first })) : await operation(call);
      return finish(withKept(answer, call), requestId, describe(call), started, shownTo(event));
    });
}

/** Scripts of any origin may read what is public, without credentials; the preflight is answered by the gateway (architecture.md, "Front door"). */
function allowOrigins({ event, response }: { event: APIGatewayProxyEvent; response?: APIGatewayProxyResult | null | undefined }): void {
  const operation = findOperation(event.httpMethod, event.resource);
  const route: Route | undefined = operation && routes[operation];
  if (route?.crossOrigin && response) response.headers = { ...response.headers, 'Access-Control-Allow-Origin': '*' };
}

function withKept(answer: AnyAnswer, { principal }: ParsedCall): AnyAnswer {
  return isProblem(answer) ? answer : { ...answer, headers: { ...answer.headers, ...keptHeaders(answer, principal) } };
}

/** The route table ties each name to its call's type; here the two meet again after the lookup by name. */
function asOperation(operation: unknown): AnyOperation | undefined {
  return typeof operation === 'function' ? (operation as AnyOperation) : undefined;
}

function describe(call: ParsedCall): Record<string, string> {
  const datasetId =
    call.params && typeof call.params === 'object' && 'datasetId' in call.params ? String(call.params.datasetId) : undefined;
  return {
    operation: call.operation,
    principalId: principalIdOf(call.principal),
    ...(datasetId ? { datasetId } : {}),
  };
}

function finish(
  answer: AnyAnswer,
  requestId: string,
  about: Record<string, string>,
  started: number,
  show: ShowProblem | undefined,
): APIGatewayProxyResult {
  logger.info('request', {
    ...about,
    requestId,
    status: answer.status,
    milliseconds: Math.round(performance.now() - started),
    ...answer.log,
  });
  if (answer.status === 404 || (isProblem(answer) && answer.constantTime)) holdToConstantTime(started);
  return respond(answer, requestId, show);
}

function respond(answer: AnyAnswer, requestId: string, show: ShowProblem | undefined): APIGatewayProxyResult {
  if (isProblem(answer)) return show ? shownProblem(answer, show) : respondProblem(answer, requestId);
  if (answer.text !== undefined)
    return { statusCode: answer.status, headers: { ...securityHeaders, ...answer.headers }, body: answer.text };
  if (answer.body === undefined) return { statusCode: answer.status, headers: { ...securityHeaders, ...answer.headers }, body: '' };
  const headers = { ...securityHeaders, 'Content-Type': 'application/json', ...answer.headers };
  return {
    statusCode: answer.status,
    headers,
    body: JSON.stringify(answer.signed ? Object.assign({}, answer.body, answer.signed) : answer.body),
  };
}

/** By the address that was asked for: what no route has may be below /v1, too. */
function isPage({ path }: APIGatewayProxyEvent): boolean {
  return path !== '/v1' && !path.startsWith('/v1/');
}

/** A browser that goes to an address says so; a program asks for something else, or takes anything. */
function wantsPage(event: APIGatewayProxyEvent): boolean {
  const accept = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === 'accept')?.[1];
  return accept?.toLowerCase().includes('text/html') ?? false;
}

function shownProblem(problem: Problem, show: ShowProblem): APIGatewayProxyResult {
  const { text, headers } = show(problem);
  return { statusCode: problem.status, headers: { ...securityHeaders, ...problem.headers, ...headers }, body: text };
}

function respondProblem(problem: Problem, requestId: string): APIGatewayProxyResult {
  return {
    statusCode: problem.status,
    headers: { ...securityHeaders, 'Content-Type': 'application/problem+json', ...problem.headers },
    body: problemBody(problem, requestId),
  };
}
