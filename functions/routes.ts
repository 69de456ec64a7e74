import { account } from './routes/account.ts';
import { check } from './routes/check.ts';
import { deliver } from './routes/deliver.ts';
import { find } from './routes/find.ts';
import { finding } from './routes/finding.ts';
import { keep } from './routes/keep.ts';
import { looks } from './routes/looks.ts';
import { minutes } from './routes/minutes.ts';
import { pages } from './routes/pages.ts';
import { person } from './routes/person.ts';
import { plans } from './routes/plans.ts';
import { progress } from './routes/progress.ts';
import { read } from './routes/read.ts';
import type { FunctionName, Route } from './routes/route.ts';
import { service } from './routes/service.ts';
import { share } from './routes/share.ts';
import { tickets } from './routes/tickets.ts';
import { units } from './routes/units.ts';

export { type FunctionName, functionNames, type Method, type Route } from './routes/route.ts';

/** The routes by what a caller wants; one file each in functions/routes/. */
export const groups = {
  service,
  find,
  read,
  keep,
  deliver,
  units,
  check,
  share,
  looks,
  tickets,
  account,
  person,
  finding,
  plans,
  progress,
  minutes,
  pages,
} as const satisfies Record<string, Record<string, Route>>;
export type GroupName = keyof typeof groups;

/** THE route table. CDK, the authorizer, the OpenAPI document, the access matrix and the API docs are read from here. */
export const routes = {
  ...service,
  ...find,
  ...read,
  ...keep,
  ...deliver,
  ...units,
  ...check,
  ...share,
  ...looks,
  ...tickets,
  ...account,
  ...person,
  ...finding,
  ...plans,
  ...progress,
  ...minutes,
  ...pages,
} as const satisfies Record<string, Route>;

export type OperationName = keyof typeof routes;
export type OperationsOf<F extends FunctionName> = {
  [N in OperationName]: (typeof routes)[N]['function'] extends F ? N : never;
}[OperationName];

/** All operations with their routes, in the table's order. */
export function listRoutes(): (Route & { operation: OperationName })[] {
  return operationNames().map((operation) => ({ ...routes[operation], operation }));
}

function operationNames(): OperationName[] {
  return Object.keys(routes).filter((name): name is OperationName => name in routes);
}

/** Whether the path stands for all that no other route has: nothing of it is there. */
export function isCatchAll(resource: string): boolean {
  return resource.endsWith('+}');
}

/** Whether `If-Match` counts there: 412 where it names another state than the one that is current. */
export function honoursIfMatch({ method, guarded }: Route): boolean {
  return guarded === true || method === 'PUT' || method === 'DELETE';
}

/**
 * Whether an address of an OPD that went whole into another leads to the other's. A plan's does so once its lines are there, and a plan of an earlier year stays where it is
 * (functions/plans/get-plan.ts); so do minutes, which are of their OPD for good.
 */
export function leadsOn({ method, path, function: name }: Route): boolean {
  return method === 'GET' && path.includes('{opdId}') && name !== 'plans' && name !== 'minutes';
}

/** The operation that a method and resource path mean; HEAD means that of GET. */
export function findOperation(method: string, resource: string): OperationName | undefined {
  const meant = method === 'HEAD' ? 'GET' : method;
  return operationNames().find((name) => routes[name].method === meant && routes[name].path === resource);
}

/**
 * The methods that a resource path answers, as `Allow` lists them (RFC 9110, section 10.2.1): by the path's template alone. Empty where
 * there is no such path.
 */
export function methodsOf(resource: string): string[] {
  const here = listRoutes().filter(({ path }) => path === resource);
  const methods = here.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return here.some(({ crossOrigin }) => crossOrigin) ? [...methods, 'OPTIONS'] : methods;
}
