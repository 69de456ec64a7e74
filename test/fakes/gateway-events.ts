import type { APIGatewayProxyEvent, APIGatewayRequestAuthorizerEvent, Context } from 'aws-lambda';
import { type OperationName, type Route, routes } from '../../functions/routes.ts';

export type Request = {
  readonly operation: OperationName;
  /** Another method than the operation's own, on its path. */
  readonly method?: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Header values as sent, each name with all of its values. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly body?: unknown;
  /** Query parameters, each name with all of its values. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
};

/** What API Gateway hands to a REST REQUEST authorizer for that request; the last of several header values wins in `headers`, as it does there. */
export function authorizerEvent({ operation, params = {}, headers = {}, ...sent }: Request): APIGatewayRequestAuthorizerEvent {
  const route: Route = routes[operation];
  const method = sent.method ?? route.method;
  const path = pathOf(route, params);
  return {
    type: 'REQUEST',
    methodArn: `arn:aws:execute-api:ap-southeast-3:000000000000:api/v1/${method}${path}`,
    resource: route.path,
    path,
    httpMethod: method,
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, [...values]])),
    pathParameters: params,
    queryStringParameters: {},
    multiValueQueryStringParameters: {},
    stageVariables: {},
    requestContext: { ...requestContext(route, path), authorizer: undefined },
  };
}

/** What API Gateway hands to the operation's function, with what the authorizer said. */
export function proxyEvent(request: Request, authorizer: Readonly<Record<string, unknown>> | null | undefined): APIGatewayProxyEvent {
  const { resource, path, httpMethod, headers, multiValueHeaders, pathParameters } = authorizerEvent(request);
  const context = requestContext(routes[request.operation], path);
  return {
    resource,
    path,
    httpMethod,
    headers: headers ?? {},
    multiValueHeaders: multiValueHeaders ?? {},
    pathParameters,
    queryStringParameters: null,
    multiValueQueryStringParameters: queryOf(request),
    stageVariables: null,
    isBase64Encoded: false,
    body: request.body === undefined ? null : JSON.stringify(request.body),
    requestContext: { ...context, authorizer },
  };
}

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'under-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:under-test',
  memoryLimitInMB: '128',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: '/aws/lambda/under-test',
  logStreamName: 'one',
  getRemainingTimeInMillis: () => 30_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

function queryOf({ query }: Request): Record<string, string[]> | null {
  return query ? Object.fromEntries(Object.entries(query).map(([name, values]) => [name, [...values]])) : null;
}

function pathOf(route: Route, params: Readonly<Record<string, string>>): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function requestContext(route: Route, path: string): APIGatewayProxyEvent['requestContext'] {
  return {
    accountId: '000000000000',
    apiId: 'api',
    authorizer: undefined,
    protocol: 'HTTP/1.1',
    httpMethod: route.method,
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: '192.0.2.1',
      user: null,
      userAgent: null,
      userArn: null,
    },
    path,
    stage: 'v1',
    requestId: 'request-1',
    extendedRequestId: 'extended-1',
    requestTimeEpoch: 0,
    resourceId: 'resource',
    resourcePath: route.path,
  };
}
