import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as z from 'zod';
import { limits } from '../limits.ts';
import { violationWords } from '../messages/violation.ts';
import { anonymous, type Principal, principalSchema } from '../model/principal.ts';
import { findOperation, honoursIfMatch, isCatchAll, methodsOf, type OperationName, type Route, routes } from '../routes.ts';
import { columnPlace } from '../standards/standard-fault.ts';
import { entityTag } from './entity-tag.ts';
import { invalidRequest, methodNotAllowed, notFound, type Problem, preconditionRequired } from './problem.ts';
import { niksInBody, niksInQuery } from './reject-nik.ts';
import { requestIdOf } from './request-id.ts';
import { isDeeperThan, unreadableInBody, unreadableInQuery } from './unreadable-text.ts';

/** A request after parsing, before it is narrowed to its operation. */
export type ParsedCall = {
  readonly operation: OperationName;
  readonly principal: Principal;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly accept: string;
  readonly byHead?: true;
  readonly ifMatch: number | undefined;
  readonly requestId: string;
  readonly idempotencyKey: string | undefined;
};

type ParseOutcome = { readonly ok: true; readonly call: ParsedCall } | { readonly ok: false; readonly problem: Problem };

const authorizerSchema = z.looseObject({ principal: z.string() });
const refuse = (problem: Problem): ParseOutcome => ({ ok: false, problem });
/** A route with free parameters would lose this one unread: zod leaves it out of an object instead of setting its prototype. */
const unreadable = { where: 'parameter __proto__', what: 'tidak dikenal' };

/**
 * The one place where a request is read. The principal comes from `requestContext.authorizer` alone;
 * without one the answer is 403 (access.md, "Where it is enforced" 2).
 */
export function parseCall(event: APIGatewayProxyEvent): ParseOutcome {
  const operation = findOperation(event.httpMethod, event.resource);
  const allowed = methodsOf(event.resource);
  if (allowed.length === 0) return refuse(notFound);
  const principal = readPrincipal(event);
  if (!principal) return refuse({ status: 403, code: 'forbidden', detail: 'Permintaan ini tidak melewati pemeriksaan akses.' });
  if (!operation) return refuse(isCatchAll(event.resource) ? notFound : methodNotAllowed(allowed));
  const route: Route = routes[operation];

  const params = route.params.safeParse(event.pathParameters ?? {});
  if (!params.success) return refuse(notFound);
  if (Object.hasOwn(event.multiValueQueryStringParameters ?? {}, '__proto__')) return refuse(invalidRequest([unreadable]));
  const query = readQuery(event, route);
  if (!query.success) return refuse(violations(query.error, 'parameter '));
  const known = Object.keys(route.query.shape);
  const told = [...unreadableInQuery(query.data, known), ...niksInQuery(query.data, known)];
  if (told.length > 0) return refuse(invalidRequest(told));
  const body = readBody(event, route);
  if (!body.ok) return refuse(body.problem);
  const ifMatch = readIfMatch(event, route);
  if (!ifMatch.ok) return refuse(ifMatch.problem);

  return {
    ok: true,
    call: {
      operation,
      principal,
      params: params.data,
      query: query.data,
      body: body.value,
      accept: (header(event, 'accept') ?? '').toLowerCase(),
      ...(event.httpMethod === 'HEAD' ? { byHead: true } : {}),
      ifMatch: ifMatch.revision,
      requestId: requestIdOf(event),
      idempotencyKey: event.httpMethod === 'POST' ? header(event, 'idempotency-key') : undefined,
    },
  };
}

function readPrincipal(event: APIGatewayProxyEvent): Principal | undefined {
  const context = authorizerSchema.safeParse(event.requestContext.authorizer);
  if (!context.success) return undefined;
  if (context.data.principal === 'anonymous') return anonymous;
  const principal = principalSchema.safeParse(parseJson(context.data.principal));
  return principal.success ? principal.data : undefined;
}

function readQuery(event: APIGatewayProxyEvent, route: Route) {
  const values = event.multiValueQueryStringParameters ?? {};
  const doubled = Object.entries(values).find(([name, all]) => (all?.length ?? 0) > 1 && Object.hasOwn(route.query.shape, name));
  const single = Object.fromEntries(Object.entries(values).map(([name, all]) => [name, (all?.length ?? 0) > 1 ? all : all?.[0]]));
  return route.query.safeParse(doubled ? { ...single, [doubled[0]]: doubled[1] } : single, { error: violationWords });
}

type BodyOutcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

function readBody(event: APIGatewayProxyEvent, route: Route): BodyOutcome {
  if (!route.body) return { ok: true, value: undefined };
  const raw = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(raw) > limits.maxBodyBytes) {
    return { ok: false, problem: { status: 413, code: 'too-large', detail: `Isi permintaan melebihi ${limits.maxBodyBytes} bita.` } };
  }
  const json = parseJson(raw);
  if (json === undefined || isDeeperThan(json, limits.maxBodyDepth)) {
    return { ok: false, problem: invalidRequest([{ where: 'isi', what: 'bukan JSON yang sah' }]) };
  }
  const body = route.body.safeParse(json, { error: violationWords });
  if (!body.success) return { ok: false, problem: violations(body.error, '', json) };
  const told = route.confidential ? [] : [...unreadableInBody(json), ...niksInBody(json)];
  return told.length > 0 ? { ok: false, problem: invalidRequest(told) } : { ok: true, value: body.data };
}

type IfMatchOutcome = { readonly ok: true; readonly revision: number | undefined } | { readonly ok: false; readonly problem: Problem };

function readIfMatch(event: APIGatewayProxyEvent, route: Route): IfMatchOutcome {
  const value = header(event, 'if-match');
  if (route.guarded && value === undefined) return { ok: false, problem: preconditionRequired() };
  const namesAny = value === undefined || (value === '*' && !route.guarded);
  if (namesAny || !honoursIfMatch(route)) return { ok: true, revision: undefined };
  const digits = entityTag.exec(value)?.[1];
  if (!digits) return { ok: false, problem: invalidRequest([{ where: 'tajuk If-Match', what: 'bukan ETag dari layanan ini' }]) };
  return { ok: true, revision: Number(digits) };
}

function header(event: APIGatewayProxyEvent, name: string): string | undefined {
  const found = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function violations(error: z.ZodError, prefix: string, sent?: unknown): Problem {
  return invalidRequest(
    error.issues.map((issue) => {
      const unknown = issue.code === 'unrecognized_keys' ? [issue.keys.join(', ')] : [];
      const path = [...issue.path.map(String), ...unknown].join('.');
      const column = columnAt(sent, issue.path);
      return { where: prefix + (path || 'isi'), what: column === undefined ? issue.message : `${column}: ${issue.message}` };
    }),
  );
}

/** The column of a standard that a path leads into, as a person finds it; undefined where it leads elsewhere. */
function columnAt(sent: unknown, path: readonly PropertyKey[]): string | undefined {
  const at = path.indexOf('fields');
  const index = path[at + 1];
  if (at < 0 || typeof index !== 'number') return undefined;
  const field = path.slice(0, at + 2).reduce<unknown>(memberOf, sent);
  return columnPlace(index, memberOf(field, 'name'));
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
