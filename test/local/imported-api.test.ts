import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { listRoutes } from '../../functions/routes.ts';
import { type ApiRoute, apiDefinition } from '../../lib/functions/api-definition.ts';
import { gatewayResponses } from '../../lib/functions/gateway-responses.ts';
import { readModel } from '../../local/assembly/model.ts';
import { apiPermission, type FixtureStack, functionResources, invocationUri, SURROUNDINGS, writeAssembly } from './fixtures/assembly.ts';

const routes: readonly ApiRoute[] = [
  { method: 'GET', path: '/', function: 'portal', operation: 'home' },
  { method: 'GET', path: '/v1/datasets/{datasetId}/versions/{n}', function: 'versions', operation: 'getVersion', crossOrigin: true },
  { method: 'GET', path: '/v1/datasets', function: 'catalog', operation: 'search' },
  { method: 'POST', path: '/v1/datasets', function: 'datasets', operation: 'register' },
];

// An address may still be an intrinsic function, as a template holds it.
const uriOf = (name: string): string => JSON.parse(JSON.stringify(invocationUri(name === 'authorize' ? 'Authorize' : 'Echo')));

function apiOf(body: unknown) {
  const stack: FixtureStack = {
    Resources: {
      ...functionResources('Authorize', 'aaaa'),
      ...functionResources('Echo', 'aaaa'),
      Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'city', Body: body } },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'live' } },
      Permit: apiPermission('Echo'),
    },
  };
  return readModel(writeAssembly({ City: stack }, { aaaa: 'export const handler = async () => ({});' }), SURROUNDINGS).api;
}

const about = { title: 'city', description: 'what', isGuarded: false };
const definition = (changes: object = {}): object => ({ ...apiDefinition(about, routes, uriOf), ...changes });

describe('an API that is imported as a whole', () => {
  test('has the methods of its document, each with the authorizer and the function that it names', () => {
    const { methods } = apiOf(definition());
    const told = methods.map(({ httpMethod, path, integration, authorizer }) => [
      `${httpMethod} ${path}`,
      integration.kind === 'lambda' ? integration.functionName : integration.status,
      authorizer?.functionName,
    ]);
    expect(told).toEqual([
      ['ANY /', 'satudata-Echo', 'satudata-Authorize'],
      ['ANY /v1/datasets/{datasetId}/versions/{n}', 'satudata-Echo', 'satudata-Authorize'],
      ['OPTIONS /v1/datasets/{datasetId}/versions/{n}', 204, undefined],
      ['ANY /v1/datasets', 'satudata-Echo', 'satudata-Authorize'],
      ['POST /v1/datasets', 'satudata-Echo', 'satudata-Authorize'],
    ]);
    const [preflight] = methods.flatMap(({ integration }) => (integration.kind === 'mock' ? [integration] : []));
    expect(preflight?.headers).toMatchObject({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'GET' });
  });

  test('asks the authorizer about every method where the front door is guarded, preflights among them', () => {
    const { methods } = apiOf(apiDefinition({ ...about, isGuarded: true }, listRoutes(), uriOf));
    expect(methods.some(({ integration }) => integration.kind === 'mock')).toBe(true);
    expect(methods.filter(({ authorizer }) => authorizer?.functionName !== 'satudata-Authorize')).toEqual([]);
  });

  test('compresses from the size on that its document names', () => {
    expect(apiOf(definition()).minimumCompressionBytes).toBe(limits.minCompressedBytes);
    expect(apiOf(definition({ 'x-amazon-apigateway-minimum-compression-size': 7 })).minimumCompressionBytes).toBe(7);
    expect(apiOf(definition({ 'x-amazon-apigateway-minimum-compression-size': undefined }))).not.toHaveProperty('minimumCompressionBytes');
  });

  test('answers every route of the table, and the gateway’s own answers', () => {
    const { methods, gatewayResponses: answers } = apiOf(apiDefinition(about, listRoutes(), uriOf));
    const called = methods
      .filter(({ integration }) => integration.kind === 'lambda')
      .map(({ httpMethod, path }) => `${httpMethod} ${path}`);
    const unmet = listRoutes().filter(({ method, path }) => !called.includes(`${method} ${path}`) && !called.includes(`ANY ${path}`));
    expect(unmet).toEqual([]);
    expect([...answers.keys()].sort()).toEqual(Object.keys(gatewayResponses).sort());
    expect(answers.get('UNAUTHORIZED')).toMatchObject({ status: 401, headers: { 'WWW-Authenticate': `'Bearer realm="satu-data"'` } });
  });

  const authorizer = (changes: object) => ({
    components: {
      securitySchemes: {
        ApiAuthorizer: {
          type: 'apiKey',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: uriOf('authorize'), ...changes },
        },
      },
    },
  });
  const operation = (changes: object, path = '/v1/one') => ({
    paths: {
      [path]: {
        get: {
          responses: {},
          'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uriOf('portal') },
          ...changes,
        },
      },
    },
  });

  test.each<[string, object, RegExp]>([
    ['an authorizer that caches', authorizer({}), /AuthorizerResultTtlInSeconds must be 0/],
    ['an authorizer of another type', authorizer({ type: 'token' }), /request authorizers only/],
    ['a document’s part that it does not know', { 'x-amazon-apigateway-policy': {} }, /x-amazon-apigateway-policy/],
    ['a method that validates requests', operation({ 'x-amazon-apigateway-request-validator': 'all' }), /request-validator/],
    ['an authorizer that is not there', operation({ security: [{ Other: [] }] }), /names no authorizer/],
    ['a path whose parameters are not declared', operation({}, '/v1/{one}'), /declares the parameters none/],
  ])('is refused with %s', (_name, changes, message) => {
    expect(() => apiOf(definition(changes))).toThrow(message);
  });
});
