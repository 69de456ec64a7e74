import { type Acknowledgement, managedPolicy } from './acknowledge.ts';

/** What the CDK brings to fill the site bucket and to subscribe queues to the inbox: code of AWS's that runs at deployments only. */
export function deployerAcknowledgements(region: string): Acknowledgement[] {
  const assets = `arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${region}/*`;
  const deployment = 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C512MiB';
  const wildcards = ['Action::s3:GetBucket*', 'Action::s3:GetObject*', 'Action::s3:List*', 'Action::s3:Abort*', 'Action::s3:DeleteObject*'];
  const deploymentRules = [
    ...[...wildcards, `Resource::${assets}`, 'Resource::<SiteBucket.Arn>/*'].map((finding) => `AwsSolutions-IAM5[${finding}]`),
    managedPolicy('AWSLambdaBasicExecutionRole'),
    'AwsSolutions-L1',
    'Serverless-LambdaLatestVersion',
    'Serverless-LambdaTracing',
    'Serverless-LambdaDLQ',
  ];
  return [
    ...deploymentRules.map((rule) => ({
      on: `Site/${deployment}`,
      rule,
      reason: "The CDK's own deployer of public assets, as the CDK makes it.",
    })),
    {
      on: 'Data/BucketNotificationsHandler050a0587b7544547bf325f094a3db834',
      rule: managedPolicy('AWSLambdaBasicExecutionRole'),
      reason: "The CDK's own subscriber, as the CDK makes it.",
    },
  ];
}
