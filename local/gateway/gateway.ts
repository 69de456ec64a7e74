import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { arn } from '../assembly/physical.ts';
import type { MethodModel, RestApiModel } from '../assembly/rest-api.ts';
import type { Invoke } from '../functions/functions.ts';
import type { Ending } from './access-log.ts';
import { authorize } from './authorizer.ts';
import { asAccepted } from './compression.ts';
import type { BreachOf } from './contract.ts';
import { type Answer, type GatewayResponseType, gatewayResponse } from './gateway-response.ts';
import { callFunction, mockAnswer } from './integration.ts';
import { headerValues, queryValues, type RequestContext, type RequestParts, readBody, requestContext } from './request.ts';
import { type Match, routeTree } from './route-tree.ts';

// API Gateway's quotas for REST APIs.
const maxBodyBytes = 10 * 1024 * 1024;
const maxHeaderBytes = 10_240;
const maxMethodArnBytes = 1_600;
// "Important notes for REST APIs": in a query string these must be percent-encoded.
const unsupportedQuery = /\?.*[|{}]/s;

/** Told how each request ended, with what its log may name: the route's template, never the path that was asked for. */
export type OnEnded = (context: RequestContext, ending: Ending) => void;

/** Where an answer goes: to the client itself, or to the front door, which may keep it. */
export type Outgoing = {
  readonly writeHead: (status: number, headers: OutgoingHttpHeaders) => unknown;
  readonly end: (body: string | Buffer) => unknown;
};

/** Answers one request to the API's stage. Never rejects: a fault of the gateway itself is its 500. */
export type Gateway = (request: IncomingMessage, response: Outgoing) => Promise<void>;

/**
 * API Gateway (REST, Lambda proxy, payload 1.0) from the template: routes, asks the authorizer about every request, calls the function,
 * and answers its own errors in the form of the template's gateway responses. An answer that `breachOf` names a fault of is none: it is told
 * to `onFault`, and becomes a 500.
 */
export function makeGateway(
  api: RestApiModel,
  invoke: Invoke,
  now: () => Date,
  onFault: (error: unknown) => void,
  onEnded: OnEnded = () => undefined,
  breachOf: BreachOf = async () => undefined,
): Gateway {
  const match = routeTree(api.methods);
  const sound = async (parts: RequestParts, answer: Answer): Promise<Answer> => {
    const breach = await breachOf(parts.httpMethod, parts.resource, answer);
    if (breach === undefined) return answer;
    onFault(new Error(`an answer breaks the contract: ${breach}`));
    return refuse('API_CONFIGURATION_ERROR', api, parts);
  };
  return async (request, response) => {
    const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
    const found = match(path);
    const began = now();
    const parts = requestParts(request, api, { path, query, found, now: began });
    const ended = (answer: Answer) => onEnded(loggedContext(parts, found), endingOf(answer, now().getTime() - began.getTime()));
    const whole = await answerTo(request, parts, found, api, invoke, sound).catch((error: unknown) => {
      onFault(error);
      return refuse('INTEGRATION_FAILURE', api, parts);
    });
    const answer = await asAccepted(whole, request.headers['accept-encoding'], api.minimumCompressionBytes);
    try {
      send(request, response, answer);
      ended(answer);
    } catch (error) {
      // A header that HTTP cannot carry.
      onFault(error);
      const failure = refuse('INTEGRATION_FAILURE', api, parts);
      send(request, response, failure);
      ended(failure);
    }
  };
}

// A path that is no route's may hold anything, so it has no name in the log.
function loggedContext({ requestContext: context }: RequestParts, found: Match<MethodModel>): RequestContext {
  return found.kind === 'found' ? context : { ...context, path: '-', resourcePath: '-' };
}

function endingOf({ status, body, responseType }: Answer, milliseconds: number): Ending {
  return { status, bytes: Buffer.byteLength(body), milliseconds, ...(responseType === undefined ? {} : { responseType }) };
}

async function answerTo(
  request: IncomingMessage,
  parts: RequestParts,
  found: Match<MethodModel>,
  api: RestApiModel,
  invoke: Invoke,
  sound: (parts: RequestParts, answer: Answer) => Promise<Answer>,
): Promise<Answer> {
  const early = refusalBeforeAuthorizer(request, found);
  if (early !== undefined || found.kind !== 'found') return refuse(early ?? 'MISSING_AUTHENTICATION_TOKEN', api, parts);
  const method = found.methods.get(parts.httpMethod) ?? found.methods.get('ANY');
  if (method === undefined) return refuse('MISSING_AUTHENTICATION_TOKEN', api, parts);
  const body = await readBody(request, maxBodyBytes);
  if (body === 'too-large') return refuse('REQUEST_TOO_LARGE', api, parts);
  const granted = await authorizedParts(method, parts, api, invoke);
  if ('refused' in granted) return refuse(granted.refused, api, parts);
  if (method.integration.kind === 'mock') return mockAnswer(method.integration, granted.parts);
  const integrated = await callFunction(method.integration, granted.parts, body, api, invoke);
  return 'answer' in integrated ? sound(granted.parts, integrated.answer) : refuse(integrated.failure, api, granted.parts);
}

function refusalBeforeAuthorizer(request: IncomingMessage, found: Match<MethodModel>): GatewayResponseType | undefined {
  const headerBytes = request.rawHeaders.reduce(
    (sum, text) => sum + Buffer.byteLength(text, 'latin1'),
    Buffer.byteLength(request.url ?? ''),
  );
  if (headerBytes > maxHeaderBytes) return 'HEADERS_TOO_LARGE';
  if (found.kind === 'malformed' || unsupportedQuery.test(request.url ?? '')) return 'BAD_REQUEST_PARAMETERS';
  return found.kind === 'missing' ? 'MISSING_AUTHENTICATION_TOKEN' : undefined;
}

async function authorizedParts(
  method: MethodModel,
  parts: RequestParts,
  api: RestApiModel,
  invoke: Invoke,
): Promise<{ readonly parts: RequestParts } | { readonly refused: GatewayResponseType }> {
  if (method.authorizer === undefined) return { parts };
  const methodArn = arn('execute-api', api.region, `${api.id}/${api.stageName}/${parts.httpMethod}${parts.path}`);
  if (Buffer.byteLength(methodArn) > maxMethodArnBytes) return { refused: 'URI_TOO_LONG' };
  const authorization = await authorize(method.authorizer, methodArn, parts, invoke);
  if (!authorization.allowed) return { refused: authorization.response };
  return { parts: { ...parts, requestContext: { ...parts.requestContext, authorizer: authorization.authorizer } } };
}

function requestParts(
  request: IncomingMessage,
  api: RestApiModel,
  where: { readonly path: string; readonly query: string; readonly found: Match<MethodModel>; readonly now: Date },
): RequestParts {
  const { path, found } = where;
  const resource = found.kind === 'found' ? found.resource : path;
  const pathParameters = found.kind === 'found' && Object.keys(found.pathParameters).length > 0 ? found.pathParameters : null;
  const query = queryValues(where.query);
  return {
    resource,
    path,
    httpMethod: request.method ?? 'GET',
    ...headerValues(request, api),
    queryStringParameters: query.last,
    multiValueQueryStringParameters: query.all,
    pathParameters,
    stageVariables: null,
    requestContext: requestContext(request, api, { resource, path, now: where.now }),
  };
}

function refuse(type: GatewayResponseType, api: RestApiModel, parts: RequestParts): Answer {
  const accept = Object.entries(parts.headers).find(([name]) => name.toLowerCase() === 'accept')?.[1];
  return gatewayResponse(type, api.gatewayResponses, parts.requestContext, accept);
}

function send(request: IncomingMessage, response: Outgoing, answer: Answer): void {
  if (!request.complete) request.resume();
  const headers: Record<string, string | string[] | number> = { 'Content-Length': Buffer.byteLength(answer.body) };
  for (const [name, value] of Object.entries(answer.headers)) headers[name] = typeof value === 'string' ? value : [...value];
  if (answer.status === 204 || answer.status === 304) delete headers['Content-Length'];
  response.writeHead(answer.status, headers);
  response.end(answer.body);
}
