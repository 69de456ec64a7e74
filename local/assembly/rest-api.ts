import * as z from 'zod';
import { type Called, calledOf } from './functions.ts';
import { importedMinimumCompression, importedResources } from './imported-api.ts';
import type { ResolvedResource } from './resources.ts';
import type { Json } from './template.ts';

/** A Lambda authorizer of type REQUEST, asked again for every request. */
export type AuthorizerModel = Called & { readonly id: string; readonly identitySources: readonly string[] };

export type IntegrationModel =
  | (Called & { readonly kind: 'lambda'; readonly timeoutMilliseconds: number })
  | { readonly kind: 'mock'; readonly status: number; readonly headers: Readonly<Record<string, string>> };

export type MethodModel = {
  readonly httpMethod: string;
  /** The resource's path as the template has it, '/v1/datasets/{datasetId}'. */
  readonly path: string;
  readonly authorizer?: AuthorizerModel;
  readonly integration: IntegrationModel;
};

export type GatewayResponseModel = {
  readonly status?: number;
  /** Header name → mapping expression: `'literal'` or `context.requestId`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Media type → body with `$context.*` variables. */
  readonly templates: Readonly<Record<string, string>>;
};

/** A REST API with its one stage. */
export type RestApiModel = {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly stageName: string;
  /** Where the stage writes one line per request, and in what form. */
  readonly accessLog?: { readonly logGroupName: string; readonly format: string };
  readonly binaryMediaTypes: readonly string[];
  /** Answers of so many bytes and more are compressed; undefined: none. */
  readonly minimumCompressionBytes?: number;
  readonly methods: readonly MethodModel[];
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponseModel>;
};

// API Gateway's limits for an integration's TimeoutInMillis.
const minTimeoutMilliseconds = 50;
const maxTimeoutMilliseconds = 29_000;

const texts = z.record(z.string(), z.string());
const apiSchema = z.object({
  Name: z.string().optional(),
  BinaryMediaTypes: z.array(z.string()).default([]),
  MinimumCompressionSize: z.undefined({ error: 'The laptop reads the least size of compression from the document' }).optional(),
  Body: z.json().optional(),
});
const stageSchema = z.object({
  RestApiId: z.string(),
  StageName: z.string(),
  AccessLogSetting: z.object({ DestinationArn: z.string(), Format: z.string() }).optional(),
});
const resourceSchema = z.object({ ParentId: z.string(), PathPart: z.string(), RestApiId: z.string() });
const gatewayResponseSchema = z.object({
  ResponseType: z.string(),
  StatusCode: z.coerce.number().optional(),
  ResponseParameters: texts.default({}),
  ResponseTemplates: texts.default({}),
});
const authorizerSchema = z.object({
  Type: z.literal('REQUEST', { error: 'The laptop runs REQUEST authorizers only' }),
  AuthorizerUri: z.string(),
  AuthorizerResultTtlInSeconds: z.coerce.number().default(300), // API Gateway's own default
  IdentitySource: z.string().optional(),
});
const methodSchema = z.object({
  HttpMethod: z.string(),
  ResourceId: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM'], { error: 'The laptop knows no other authorization than NONE and CUSTOM' }).default('NONE'),
  AuthorizerId: z.string().optional(),
  ApiKeyRequired: z.literal(false, { error: 'The laptop knows no API keys' }).default(false),
  RequestModels: z.undefined({ error: 'The laptop validates no request models' }).optional(),
  Integration: z.object({
    Type: z.enum(['AWS_PROXY', 'MOCK'], { error: 'The laptop runs AWS_PROXY and MOCK integrations only' }),
    Uri: z.string().optional(),
    TimeoutInMillis: z.coerce
      .number()
      .min(minTimeoutMilliseconds)
      .max(maxTimeoutMilliseconds, { error: 'API Gateway waits 29 seconds for an integration, no longer' })
      .default(maxTimeoutMilliseconds),
    IntegrationResponses: z.array(z.object({ StatusCode: z.coerce.number(), ResponseParameters: texts.default({}) })).default([]),
  }),
});

/**
 * The REST API of the assembly. Throws when there is none or more than one, when an authorizer caches its answers
 * (a decision must never be replayed), or when a method uses what the laptop does not run.
 */
export function readRestApi(resources: readonly ResolvedResource[]): RestApiModel {
  const [api, ...others] = resources.filter(({ type }) => type === 'AWS::ApiGateway::RestApi');
  if (api === undefined || others.length > 0) throw new Error('The laptop serves exactly one REST API');
  const all = [...resources, ...importedBy(api)];
  const ofType = (type: string) => all.filter((resource) => resource.type === `AWS::ApiGateway::${type}`);
  const [stage, ...otherStages] = ofType('Stage').map(({ properties }) => stageSchema.parse(properties));
  if (stage === undefined || otherStages.length > 0) throw new Error('The laptop serves exactly one stage');
  const pathOf = resourcePaths(ofType('Resource'), api);
  const authorizers = new Map(ofType('Authorizer').map((resource) => [resource.physical.ref, readAuthorizer(resource)]));
  const { BinaryMediaTypes, Name, Body } = apiSchema.parse(api.properties);
  const minimumCompressionBytes = Body === undefined ? undefined : importedMinimumCompression(Body);
  return {
    id: api.physical.ref,
    name: Name ?? api.physical.name,
    region: api.region,
    stageName: stage.StageName,
    ...accessLogOf(stage.AccessLogSetting),
    binaryMediaTypes: BinaryMediaTypes,
    ...(minimumCompressionBytes === undefined ? {} : { minimumCompressionBytes }),
    methods: ofType('Method').map((resource) => readMethod(resource, pathOf, authorizers)),
    gatewayResponses: new Map(ofType('GatewayResponse').map(({ properties }) => readGatewayResponse(properties))),
  };
}

/** What the API's own document makes, beside what the template holds one by one. */
function importedBy(api: ResolvedResource): readonly ResolvedResource[] {
  const { Body } = apiSchema.parse(api.properties);
  if (Body === undefined) return [];
  return importedResources(api.physical.attributes.RootResourceId ?? '', Body).map(({ id, type, properties }) => ({
    ...api,
    logicalId: id,
    type,
    physical: { name: id, ref: id, attributes: {} },
    properties,
  }));
}

function accessLogOf(setting: z.infer<typeof stageSchema>['AccessLogSetting']): Pick<RestApiModel, 'accessLog'> {
  if (setting === undefined) return {};
  const logGroupName = /:log-group:([^:]+)/.exec(setting.DestinationArn)?.[1];
  if (logGroupName === undefined) throw new Error(`The laptop writes no access log to ${setting.DestinationArn}`);
  return { accessLog: { logGroupName, format: setting.Format } };
}

function resourcePaths(resources: readonly ResolvedResource[], api: ResolvedResource): (resourceId: string) => string {
  const parents = new Map(resources.map(({ physical, properties }) => [physical.ref, resourceSchema.parse(properties)]));
  const root = api.physical.attributes.RootResourceId;
  const pathOf = (id: string): string => {
    if (id === root) return '';
    const resource = parents.get(id);
    if (resource === undefined) throw new Error(`The API has no resource ${id}`);
    return `${pathOf(resource.ParentId)}/${resource.PathPart}`;
  };
  return (id) => pathOf(id) || '/';
}

function readAuthorizer({ properties, logicalId, physical }: ResolvedResource): AuthorizerModel {
  const { AuthorizerUri, AuthorizerResultTtlInSeconds, IdentitySource } = authorizerSchema.parse(properties);
  if (AuthorizerResultTtlInSeconds !== 0) throw new Error(`${logicalId} caches its answers: AuthorizerResultTtlInSeconds must be 0`);
  const identitySources = (IdentitySource ?? '')
    .split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
  return { id: physical.ref, ...calledOf(AuthorizerUri.replace(/\/invocations$/, '')), identitySources };
}

function readMethod(
  resource: ResolvedResource,
  pathOf: (id: string) => string,
  authorizers: ReadonlyMap<string, AuthorizerModel>,
): MethodModel {
  const properties = methodSchema.parse(resource.properties);
  const authorizer = authorizers.get(properties.AuthorizerId ?? '');
  if (properties.AuthorizationType === 'CUSTOM' && authorizer === undefined) throw new Error(`${resource.logicalId} names no authorizer`);
  return {
    httpMethod: properties.HttpMethod,
    path: pathOf(properties.ResourceId),
    integration: readIntegration(properties.Integration, resource.logicalId),
    ...(authorizer === undefined ? {} : { authorizer }),
  };
}

function readIntegration(integration: z.infer<typeof methodSchema>['Integration'], logicalId: string): IntegrationModel {
  if (integration.Type === 'AWS_PROXY') {
    const called = calledOf((integration.Uri ?? '').replace(/\/invocations$/, ''));
    return { kind: 'lambda', ...called, timeoutMilliseconds: integration.TimeoutInMillis };
  }
  const [response] = integration.IntegrationResponses;
  if (response === undefined) throw new Error(`${logicalId} is a mock without a response`);
  const headers: Record<string, string> = {};
  for (const [target, value] of Object.entries(response.ResponseParameters)) {
    headers[target.replace(/^method\.response\.header\./, '')] = value.replace(/^'(.*)'$/s, '$1');
  }
  return { kind: 'mock', status: response.StatusCode, headers };
}

function readGatewayResponse(properties: { readonly [name: string]: Json }): [string, GatewayResponseModel] {
  const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } = gatewayResponseSchema.parse(properties);
  const headers: Record<string, string> = {};
  for (const [target, value] of Object.entries(ResponseParameters)) headers[target.replace(/^gatewayresponse\.header\./, '')] = value;
  return [ResponseType, { headers, templates: ResponseTemplates, ...(StatusCode === undefined ? {} : { status: StatusCode }) }];
}
