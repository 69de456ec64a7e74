import * as z from 'zod';
import type { Json } from './template.ts';

/** A resource that API Gateway makes by itself from an API's OpenAPI document, as a template would hold it. */
type ImportedResource = { readonly id: string; readonly type: string; readonly properties: { readonly [name: string]: Json } };

const json = z.json();
const texts = z.record(z.string(), z.string());

// Strict: what is not read here must not be passed over. An address may still be an intrinsic function.
const integrationSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('aws_proxy'), httpMethod: z.literal('POST'), uri: json }),
  z.strictObject({
    type: z.literal('mock'),
    requestTemplates: texts,
    responses: z.strictObject({ default: z.strictObject({ statusCode: z.string(), responseParameters: texts.default({}) }) }),
  }),
]);
const operationSchema = z.strictObject({
  operationId: z.string().optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.literal('path'), required: z.literal(true) })).default([]),
  responses: z.record(z.string(), z.unknown()),
  security: z.tuple([z.record(z.string(), z.tuple([]))]).optional(),
  'x-amazon-apigateway-integration': integrationSchema,
});
const anyMethod = 'x-amazon-apigateway-any-method';
const methodNames = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', anyMethod] as const;
const gatewayResponseSchema = z.strictObject({ statusCode: z.string(), responseParameters: texts, responseTemplates: texts });
const authorizerSchema = z.strictObject({
  type: z.literal('request', { error: 'The laptop runs request authorizers only' }),
  authorizerUri: json,
  authorizerResultTtlInSeconds: z.number().optional(),
  identitySource: z.string().optional(),
});
const securitySchema = z.object({
  'x-amazon-apigateway-authtype': z.literal('custom'),
  'x-amazon-apigateway-authorizer': authorizerSchema,
});
const documentSchema = z.strictObject({
  openapi: z.string(),
  info: z.object({ title: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(methodNames), operationSchema)),
  components: z.strictObject({ securitySchemes: z.record(z.string(), securitySchema) }),
  'x-amazon-apigateway-gateway-responses': z.record(z.string(), gatewayResponseSchema).default({}),
  'x-amazon-apigateway-minimum-compression-size': z.int().nonnegative().optional(),
});
type Operation = z.infer<typeof operationSchema>;

/**
 * What API Gateway makes of an API's OpenAPI document ("OpenAPI extensions"): resources, methods, authorizers and gateway responses, in the form in which a
 * template holds them one by one. `rootId` is the API's root. Throws on what it would pass over, and on a method whose path and parameters differ.
 */
export function importedResources(rootId: string, body: unknown): readonly ImportedResource[] {
  const document = documentSchema.parse(body);
  return [
    ...Object.entries(document.components.securitySchemes).map(([name, scheme]) =>
      importedAuthorizer(name, scheme['x-amazon-apigateway-authorizer']),
    ),
    ...Object.entries(document['x-amazon-apigateway-gateway-responses']).map(([type, response]) => ({
      id: type,
      type: 'AWS::ApiGateway::GatewayResponse',
      properties: {
        ResponseType: type,
        StatusCode: response.statusCode,
        ResponseParameters: response.responseParameters,
        ResponseTemplates: response.responseTemplates,
      },
    })),
    ...importedPaths(rootId, Object.keys(document.paths)),
    ...Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) =>
        importedMethod(method === anyMethod ? 'ANY' : method.toUpperCase(), path, operation, rootId),
      ),
    ),
  ];
}

/** From which size on the document has answers compressed; undefined where it has none. */
export function importedMinimumCompression(body: unknown): number | undefined {
  return documentSchema.parse(body)['x-amazon-apigateway-minimum-compression-size'];
}

function importedAuthorizer(name: string, authorizer: z.infer<typeof authorizerSchema>): ImportedResource {
  const { authorizerUri: AuthorizerUri, authorizerResultTtlInSeconds: ttl, identitySource } = authorizer;
  return {
    id: name,
    type: 'AWS::ApiGateway::Authorizer',
    properties: {
      Type: 'REQUEST',
      AuthorizerUri,
      ...(ttl === undefined ? {} : { AuthorizerResultTtlInSeconds: ttl }),
      ...(identitySource === undefined ? {} : { IdentitySource: identitySource }),
    },
  };
}

/** A resource for each part of each path, by the path up to it. */
function importedPaths(rootId: string, paths: readonly string[]): readonly ImportedResource[] {
  const above = new Set(paths.flatMap((path) => path.split('/').map((_part, index, parts) => parts.slice(0, index + 1).join('/'))));
  return [...above]
    .filter((path) => path !== '' && path !== '/')
    .map((path) => {
      const cut = path.lastIndexOf('/');
      return {
        id: path,
        type: 'AWS::ApiGateway::Resource',
        properties: { ParentId: path.slice(0, cut) || rootId, PathPart: path.slice(cut + 1), RestApiId: rootId },
      };
    });
}

function importedMethod(method: string, path: string, operation: Operation, rootId: string): ImportedResource {
  const named = operation.parameters.map(({ name }) => `{${name}}`);
  // A greedy one is declared by its name alone (API Gateway, "Set up a proxy integration with a proxy resource").
  const inPath = (path.match(/\{[^}]+\}/g) ?? []).map((parameter) => parameter.replace('+}', '}'));
  if (named.join() !== inPath.join()) throw new Error(`${method} ${path} declares the parameters ${named.join() || 'none'}`);
  const [authorizer] = Object.keys(operation.security?.[0] ?? {});
  return {
    id: `${method} ${path}`,
    type: 'AWS::ApiGateway::Method',
    properties: {
      HttpMethod: method,
      ResourceId: path === '/' ? rootId : path,
      ...(authorizer === undefined ? { AuthorizationType: 'NONE' } : { AuthorizationType: 'CUSTOM', AuthorizerId: authorizer }),
      ...(operation.operationId === undefined ? {} : { OperationName: operation.operationId }),
      Integration: integrationOf(operation['x-amazon-apigateway-integration']),
    },
  };
}

function integrationOf(integration: z.infer<typeof integrationSchema>): Json {
  if (integration.type === 'aws_proxy') return { Type: 'AWS_PROXY', IntegrationHttpMethod: integration.httpMethod, Uri: integration.uri };
  const { statusCode: StatusCode, responseParameters: ResponseParameters } = integration.responses.default;
  return {
    Type: 'MOCK',
    RequestTemplates: integration.requestTemplates,
    IntegrationResponses: [{ StatusCode, ResponseParameters }],
  };
}
