/** Resource types that the laptop runs. */
export const runTypes: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudWatch::Alarm',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::MetricFilter',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
  'Custom::S3BucketNotifications',
]);

/** Resource types that change nothing of what a program on the laptop can observe, each with what it is for in the cloud. */
export const ignoredTypes: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': 'the log role of an account',
  'AWS::ApiGateway::Deployment': 'the laptop serves the template as it stands',
  'AWS::ApiGateway::Model': 'request models, which proxy integrations do not enforce without a validator',
  'AWS::ApiGateway::UsagePlan': 'throttling of callers',
  'AWS::Budgets::Budget': 'what an account may cost',
  'AWS::CDK::Metadata': 'usage figures of the CDK',
  'AWS::CloudFront::CachePolicy': 'the laptop never caches',
  'AWS::CloudFront::OriginAccessControl': 'front-door.ts reads the site directly',
  'AWS::CloudFront::OriginRequestPolicy': 'the front door passes everything on',
  'AWS::CloudFront::ResponseHeadersPolicy': 'headers that the cloud adds',
  'AWS::CloudWatch::Dashboard': 'a console page',
  'AWS::Cognito::ManagedLoginBranding': 'login/ stands for the hosted pages',
  'AWS::Cognito::UserPoolDomain': 'login/ stands for the hosted pages',
  'AWS::Cognito::UserPoolResourceServer': 'login/ knows its scopes',
  'AWS::KMS::Alias': 'encryption at rest',
  'AWS::KMS::Key': 'encryption at rest',
  'AWS::Lambda::LayerVersion': 'layers of custom resources; a function of ours with a layer is refused',
  'AWS::Logs::LogGroup': 'functions/ keeps its logs in files',
  'AWS::Logs::ResourcePolicy': 'who may write logs',
  'AWS::WAFv2::LoggingConfiguration': 'the firewall',
  'AWS::WAFv2::WebACL': 'the firewall',
  'AWS::WAFv2::WebACLAssociation': 'the firewall',
  'Custom::LogRetention': 'functions/ rotates its logs by size',
  'Custom::S3AutoDeleteObjects': 'deleting a stack',
};

/** Throws when a template holds a type that is in neither list, so that the laptop never lacks a thing silently. */
export function refuseUnknownType(logicalId: string, type: string): void {
  if (runTypes.has(type) || type in ignoredTypes) return;
  throw new Error(
    `The laptop does not know what to do with ${logicalId} (${type}): run it, or list it in local/assembly/resource-types.ts`,
  );
}
