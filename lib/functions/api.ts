import { Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  ApiDefinition,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LambdaName } from '../function-settings.ts';
import { named, pascalCase } from '../logical-id.ts';
import { type ApiRoute, apiDefinition } from './api-definition.ts';
import { answeringNames, type SafeChange } from './safe-change.ts';

/** The name of the API's only stage; clients never see it, the front door adds it. */
export const stageName = 'live';

const description = 'Satu Data: the one entrance to every operation (functions/routes.ts)';

export type ApiSettings = {
  /** Its metrics bear it. */
  readonly name: string;
  readonly change: SafeChange;
  readonly routes: readonly ApiRoute[];
  /** The authorizer is asked about preflights, too: a firewall before the front door is passed by no method. */
  readonly isGuarded: boolean;
};

/**
 * The REST API: one resource, imported from the route table as a whole (api-definition.ts), however many routes there are. The deployment's logical id
 * holds a hash of it, so that a changed route is deployed; an unchanged table deploys nothing (CDK, `SpecRestApi`).
 */
export class Api extends Construct {
  readonly rest: SpecRestApi;
  /** One line a request, in the form of `accessLogFormat`. */
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, { name, change, routes, isGuarded }: ApiSettings) {
    super(scope, id);
    this.accessLog = named(new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_YEAR }), 'ApiAccessLog');
    const { region } = Stack.of(this);
    const uriOf = (called: LambdaName) =>
      `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${change.arnOf(called)}/invocations`;
    this.rest = new SpecRestApi(this, 'Rest', {
      restApiName: name,
      apiDefinition: ApiDefinition.fromInline(apiDefinition({ title: name, description, isGuarded }, routes, uriOf)),
      failOnWarnings: true,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: true,
      deployOptions: stageOptions(this.accessLog),
    });
    // A route that ANY takes in leaves the document as it is: the table itself is in the id, so that each table has a deployment of its own.
    const told = routes.map(({ method, path, function: name, operation, crossOrigin }) => ({ method, path, name, operation, crossOrigin }));
    this.rest.latestDeployment?.addToLogicalId(told);
    named(this.rest, 'Api');
    named(this.rest.deploymentStage, 'ApiStage');
    for (const called of answeringNames) this.permit(change, called, called === 'authorize' ? 'authorizers/*' : '*/*/*');
  }

  /**
   * One permission a function, not one a method: a function's policy ends at 20 KB (Lambda quotas). It is the alias's: one of the function itself would
   * not hold for calls of its alias (Lambda, "Using Lambda aliases in event sources and permissions policies").
   */
  private permit(change: SafeChange, called: LambdaName, caller: string): void {
    const id = `${pascalCase(called)}Call`;
    const permission = new CfnPermission(this, id, {
      action: 'lambda:InvokeFunction',
      functionName: change.arnOf(called),
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.rest.restApiId, resourceName: caller }),
    });
    named(permission, id);
  }
}

function stageOptions(accessLog: LogGroup): StageOptions {
  return {
    stageName,
    accessLogDestination: new LogGroupLogDestination(accessLog),
    accessLogFormat: accessLogFormat(),
    // ERROR, and no data trace: INFO writes request headers, tokens among them, into the log.
    loggingLevel: MethodLoggingLevel.ERROR,
    dataTraceEnabled: false,
    metricsEnabled: false,
    // A stage's segment holds the whole address, and a query may hold a NIK (API Gateway, "AWS X-Ray traces for Amazon API Gateway APIs").
    tracingEnabled: false,
    // A city's whole desk stays far below; a flood is stopped before it costs.
    throttlingRateLimit: 300,
    throttlingBurstLimit: 600,
  };
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
      // CloudFront's own; the one who asked it is the viewer, where the authorizer let them through.
      sourceIp: AccessLogField.contextIdentitySourceIp(),
      viewer: AccessLogField.contextAuthorizer('viewer'),
      userAgent: AccessLogField.contextIdentityUserAgent(),
      authorizerStatus: AccessLogField.contextAuthorizerStatus(),
      integrationStatus: AccessLogField.contextAuthorizerIntegrationStatus(),
    }),
  );
}
