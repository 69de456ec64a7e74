import { limits } from '../../functions/limits.ts';
import type { Route } from '../../functions/routes.ts';
import { gatewayBody, gatewayHeaders, gatewayResponses } from './gateway-responses.ts';

/** What the gateway needs to know of a route. */
export type ApiRoute = Pick<Route, 'method' | 'path' | 'function' | 'crossOrigin'> & { readonly operation: string };

/** The address by which API Gateway calls a function. */
export type InvocationUri = (name: Route['function'] | 'authorize') => string;

const authorizerName = 'ApiAuthorizer';
/** Of a method that the authorizer is asked about. */
const asked = { security: [{ [authorizerName]: [] }] };

/**
 * The API as API Gateway imports it (API Gateway, "OpenAPI extensions"): every route with the function that answers it, the authorizer that is asked
 * before, the preflight of public reads and the gateway's own answers. Whole in one document, it takes the place of the last one at once.
 */
export function apiDefinition(
  { title, description, isGuarded }: { readonly title: string; readonly description: string; readonly isGuarded: boolean },
  routes: readonly ApiRoute[],
  uriOf: InvocationUri,
): object {
  return {
    openapi: '3.0.1',
    // A title and a description here overwrite those of the API.
    info: { title, description, version: '1' },
    paths: pathsOf(routes, uriOf, isGuarded ? asked : {}),
    components: { securitySchemes: { [authorizerName]: authorizer(uriOf('authorize')) } },
    // Here rather than on the API: a changed document is deployed, and compression begins with a deployment alone (decisions/0048).
    'x-amazon-apigateway-minimum-compression-size': limits.minCompressedBytes,
    'x-amazon-apigateway-gateway-responses': Object.fromEntries(
      Object.entries(gatewayResponses).map(([type, problem]) => {
        const headers = Object.entries({ ...gatewayHeaders, ...problem.headers });
        return [
          type,
          {
            statusCode: String(problem.status),
            responseParameters: Object.fromEntries(headers.map(([name, value]) => [`gatewayresponse.header.${name}`, `'${value}'`])),
            responseTemplates: { 'application/json': gatewayBody(problem) },
          },
        ];
      }),
    ),
  };
}

/** No identity source and no cached result: anonymous requests reach it, and no decision is replayed (access.md, "Where it is enforced" 1). */
function authorizer(authorizerUri: string): object {
  return {
    type: 'apiKey',
    // What a request authorizer must be called, wherever it looks.
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri, authorizerResultTtlInSeconds: 0 },
  };
}

/**
 * Each path has ANY for the function of its GET (or of its first route), which also answers HEAD, and 405 to what no route has; a method of its own only where
 * another function answers it (decisions/0040).
 */
function pathsOf(routes: readonly ApiRoute[], uriOf: InvocationUri, beforePreflight: object): Record<string, Record<string, object>> {
  const byPath = Map.groupBy(routes, ({ path }) => path);
  const paths = [...byPath].map(([path, here]): [string, Record<string, object>] => {
    const first = here.find(({ method }) => method === 'GET') ?? here[0];
    const others = here.filter((route) => route.function !== first?.function);
    const methods = [
      ...(first ? [['x-amazon-apigateway-any-method', first] as const] : []),
      ...others.map((route) => [route.method.toLowerCase(), route] as const),
    ];
    const preflight = here.find((route) => route.crossOrigin);
    return [
      path,
      {
        ...Object.fromEntries(methods.map(([method, route]) => [method, operationOf(route, uriOf(route.function))])),
        ...(preflight ? { options: { ...preflightOf(preflight), ...beforePreflight } } : {}),
      },
    ];
  });
  return Object.fromEntries(paths);
}

function operationOf(route: ApiRoute, uri: string): object {
  return {
    ...parametersOf(route),
    // What a function answers is its own; API Gateway passes it on.
    responses: {},
    ...asked,
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
  };
}

function preflightOf(route: ApiRoute): object {
  const headers = {
    'Access-Control-Allow-Headers': 'Authorization,Accept',
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET',
    'Access-Control-Max-Age': '3600',
  };
  const told = Object.entries(headers);
  return {
    ...parametersOf(route),
    responses: {
      204: { description: 'Preflight', headers: Object.fromEntries(told.map(([name]) => [name, { schema: { type: 'string' } }])) },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      requestTemplates: { 'application/json': '{ statusCode: 200 }' },
      responses: {
        default: {
          statusCode: '204',
          responseParameters: Object.fromEntries(told.map(([name, value]) => [`method.response.header.${name}`, `'${value}'`])),
        },
      },
    },
  };
}

function parametersOf({ path }: ApiRoute): { readonly parameters?: readonly object[] } {
  const parameters = [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return parameters.length > 0 ? { parameters } : {};
}
