import { Duration, Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  AuthorizationType,
  CfnAuthorizer,
  EndpointType,
  type IResource,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RequestAuthorizer,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type FunctionName, functionNames, listRoutes } from '../functions/routes.ts';
import type { CityFunctions } from './city-functions.ts';
import { addGatewayResponses } from './gateway-responses.ts';
import { named } from './logical-id.ts';

/** The name of the API's only stage; clients never see it, the front door adds it. */
export const stageName = 'live';

/** The REST API, built from the route table: every method asks the authorizer, but for the preflight of public reads. */
export class Api extends Construct {
  readonly rest: RestApi;
  /** One line a request, in the form of `accessLogFormat`. */
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, functions: CityFunctions) {
    super(scope, id);
    this.accessLog = named(new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_YEAR }), 'ApiAccessLog');
    this.rest = named(this.restApi(), 'Api');
    named(this.rest.deploymentStage, 'ApiStage');
    const authorizer = this.authorizer(functions);
    const integrations = new Map(functionNames.map((name) => [name, integrationOf(functions, name)]));
    for (const route of listRoutes()) {
      const resource = this.rest.root.resourceForPath(route.path);
      resource.addMethod(route.method, integrations.get(route.function), {
        authorizer,
        authorizationType: AuthorizationType.CUSTOM,
        operationName: route.operation,
      });
      if (route.crossOrigin) answerPreflight(resource);
    }
    addGatewayResponses(this.rest);
  }

  private restApi(): RestApi {
    return new RestApi(this, 'Rest', {
      restApiName: Stack.of(this).stackName,
      description: 'Satu Data: the one entrance to every operation (functions/routes.ts)',
      endpointTypes: [EndpointType.REGIONAL],
      deployOptions: {
        stageName,
        accessLogDestination: new LogGroupLogDestination(this.accessLog),
        accessLogFormat: accessLogFormat(),
        // ERROR, and no data trace: INFO writes request headers, tokens among them, into the log.
        loggingLevel: MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
        metricsEnabled: false,
        // A stage's segment holds the whole address, and a query may hold a NIK (API Gateway, "AWS X-Ray traces for Amazon API Gateway APIs"); functions trace themselves.
        tracingEnabled: false,
        // A city's whole desk stays far below; a flood is stopped before it costs.
        throttlingRateLimit: 300,
        throttlingBurstLimit: 600,
      },
    });
  }

  /** No identity source and no cached result: anonymous requests reach it, and no decision is replayed (access.md, "Where it is enforced" 1). */
  private authorizer(functions: CityFunctions): RequestAuthorizer {
    const authorizer = new RequestAuthorizer(this, 'Authorizer', {
      handler: functions.get('authorize').lambda,
      identitySources: [],
      resultsCacheTtl: Duration.seconds(0),
    });
    const resource = authorizer.node.findChild('Resource');
    if (!(resource instanceof CfnAuthorizer)) throw new Error('The authorizer has no resource');
    // An empty list is rendered as an empty text, which API Gateway refuses.
    resource.addPropertyDeletionOverride('IdentitySource');
    named(resource, 'ApiAuthorizer');
    return authorizer;
  }
}

function integrationOf(functions: CityFunctions, name: FunctionName): LambdaIntegration {
  // One permission a function, not two a method: CloudFormation ends at 500 resources.
  return new LambdaIntegration(functions.get(name).lambda, { scopePermissionToMethod: false });
}

function answerPreflight(resource: IResource): void {
  resource.addCorsPreflight({
    allowOrigins: ['*'],
    allowMethods: ['GET'],
    allowHeaders: ['Authorization', 'Accept'],
    allowCredentials: false,
    maxAge: Duration.hours(1),
  });
}

/** Who asked for what and how it ended; path and query can hold filters, so the route's template stands for both, and there are no headers at all. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: AccessLogField.contextExtendedRequestId(),
      at: AccessLogField.contextRequestTimeEpoch(),
      method: AccessLogField.contextHttpMethod(),
      route: AccessLogField.contextResourcePath(),
      status: AccessLogField.contextStatus(),
      error: AccessLogField.contextErrorResponseType(),
      milliseconds: AccessLogField.contextResponseLatency(),
      bytes: AccessLogField.contextResponseLength(),
      sourceIp: AccessLogField.contextIdentitySourceIp(),
      userAgent: AccessLogField.contextIdentityUserAgent(),
      authorizerStatus: AccessLogField.contextAuthorizerStatus(),
      integrationStatus: AccessLogField.contextAuthorizerIntegrationStatus(),
    }),
  );
}
