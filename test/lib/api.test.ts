import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { functionNames, listRoutes } from '../../functions/routes.ts';
import { pascalCase } from '../../lib/logical-id.ts';
import { cityStacks, plainText, synthesized } from './city-template.ts';

const template = synthesized(cityStacks());
const resources = new Map(template.ofType('AWS::ApiGateway::Resource').map((resource) => [resource.logicalId, resource]));
const methods = template.ofType('AWS::ApiGateway::Method').map(({ properties }) => ({
  name: `${plainText(properties.HttpMethod)} ${pathOf(plainText(properties.ResourceId))}`,
  properties,
}));
const preflights = methods.filter(({ properties }) => properties.HttpMethod === 'OPTIONS');
const operations = methods.filter(({ properties }) => properties.HttpMethod !== 'OPTIONS');

/** '/v1/datasets' from the tree of path parts; the root is the API itself. */
function pathOf(id: string): string {
  const resource = resources.get(id);
  if (!resource) return '/';
  const parent = pathOf(plainText(resource.properties.ParentId));
  return `${parent === '/' ? '' : parent}/${plainText(resource.properties.PathPart)}`;
}

/** The logical id of the alias by which a function is called (lib/functions/safe-change.ts). */
const aliasId = (name: string) => `${pascalCase(name)}Live`;

describe('the API', () => {
  test('has the paths of the route table and no other', () => {
    const paths = operations.map(({ name }) => name.split(' ')[1]);
    expect([...new Set(paths)].sort()).toEqual([...new Set(listRoutes().map(({ path }) => path))].sort());
  });

  test('leads every route, and the HEAD of every GET, to its own function', () => {
    const integrationOf = new Map(operations.map(({ name, properties }) => [name, JSON.stringify(properties.Integration)]));
    const sent = listRoutes().flatMap((route) => (route.method === 'GET' ? [route, { ...route, method: 'HEAD' }] : [route]));
    const wrong = sent.filter(({ method, path, function: name }) => {
      const integration = integrationOf.get(`${method} ${path}`) ?? integrationOf.get(`ANY ${path}`);
      return !integration?.includes(`"${aliasId(name)}"`);
    });
    expect(wrong).toEqual([]);
  });

  test('lets a function answer what no route has: every path has ANY, and a method of its own only where another function answers it', () => {
    const paths = [...new Set(listRoutes().map(({ path }) => path))];
    const names = operations.map(({ name }) => name);
    expect(paths.filter((path) => !names.includes(`ANY ${path}`))).toEqual([]);
    expect(names.filter((name) => !name.startsWith('ANY '))).toEqual(['POST /v1/datasets']);
  });

  test('asks the authorizer on every method', () => {
    const unasked = operations.filter(
      ({ properties }) => properties.AuthorizationType !== 'CUSTOM' || plainText(properties.AuthorizerId) !== 'ApiAuthorizer',
    );
    expect(unasked.map(({ name }) => name)).toEqual([]);
  });

  test('answers preflight by itself on public reads, and nowhere else', () => {
    const crossOrigin = listRoutes().filter((route) => route.crossOrigin);
    expect(preflights.map(({ name }) => name).sort()).toEqual(crossOrigin.map(({ path }) => `OPTIONS ${path}`).sort());
    expect(preflights.filter(({ properties }) => !JSON.stringify(properties.Integration).includes('"Type":"MOCK"'))).toEqual([]);
  });

  test('allows other origins GET without credentials', () => {
    for (const { properties } of preflights) {
      const answer = JSON.stringify(properties.Integration);
      expect(answer).toContain(`"method.response.header.Access-Control-Allow-Origin":"'*'"`);
      expect(answer).toContain(`"method.response.header.Access-Control-Allow-Methods":"'GET'"`);
      expect(answer).toContain(`"method.response.header.Access-Control-Allow-Headers":"'Authorization,Accept'"`);
      expect(answer).not.toContain('Credentials');
    }
  });

  test('keeps no decision, and lets anonymous requests reach the authorizer', () => {
    const [authorizer] = template.ofType('AWS::ApiGateway::Authorizer');
    expect(authorizer?.properties).toMatchObject({ Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 });
    expect(authorizer?.properties).not.toHaveProperty('IdentitySource');
  });

  test('may be called by the API through one permission per function', () => {
    const callers = template
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => properties.Principal === 'apigateway.amazonaws.com');
    expect(callers).toHaveLength(functionNames.length + 1);
  });

  test('logs neither headers nor bodies', () => {
    const [stage] = template.ofType('AWS::ApiGateway::Stage');
    const { AccessLogSetting, MethodSettings } = stage?.properties ?? {};
    expect(MethodSettings).toMatchObject([
      { DataTraceEnabled: false, LoggingLevel: 'ERROR', ThrottlingRateLimit: 300, ThrottlingBurstLimit: 600 },
    ]);
    expect(JSON.stringify(AccessLogSetting)).not.toMatch(/header|authorizer\.principal|querystring|requestId"?:"\$context\.requestId/i);
  });

  test('treats no body as binary: mock preflights would answer 500', () => {
    expect(template.ofType('AWS::ApiGateway::RestApi')[0]?.properties).not.toHaveProperty('BinaryMediaTypes');
  });
});

describe('compression', () => {
  test('is of every answer of the API that is longer than a packet, and of every file that CloudFront keeps', () => {
    const [api] = template.ofType('AWS::ApiGateway::RestApi');
    expect(api?.properties.Body).toMatchObject({ 'x-amazon-apigateway-minimum-compression-size': limits.minCompressedBytes });
    const [door] = template.ofType('AWS::CloudFront::Distribution');
    expect(door?.properties.DistributionConfig).toMatchObject({
      DefaultCacheBehavior: { Compress: false },
      // Files of open data come as they are: their bytes have a checksum.
      CacheBehaviors: [{ PathPattern: '/assets/*', Compress: true }, { Compress: false }, { Compress: false }],
    });
  });
});

describe('the front door', () => {
  test('keeps no log, since a query may hold a NIK', () => {
    const doors = template.ofType('AWS::CloudFront::Distribution').map(({ properties }) => JSON.stringify(properties.DistributionConfig));
    expect(doors).toEqual([expect.not.stringContaining('"Logging"')]);
  });

  test('keeps no error for the next caller, of all that CloudFront keeps by itself', () => {
    const [door] = template.ofType('AWS::CloudFront::Distribution');
    const kept = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];
    expect(door?.properties.DistributionConfig).toMatchObject({
      CustomErrorResponses: kept.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    });
    expect(JSON.stringify(door?.properties)).not.toMatch(/ResponsePagePath|ResponseCode/);
  });
});
