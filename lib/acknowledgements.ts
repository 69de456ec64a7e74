import { type Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { City } from '../cities/city.ts';

/** A finding of cdk-nag that we have read and leave as it is: on which construct (a path in the stack), which rule, and why. */
export type Acknowledgement = { readonly on: string; readonly rule: string; readonly reason: string };

const functions: readonly Acknowledgement[] = [
  {
    on: 'Functions',
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray and GetMetricData know no resources; lib/grants.ts has no other, and a test pins who has which.',
  },
  ...['catalog', ...['files', 'manifests', 'parts', 'returned', 'templates', 'uploads'].map((kind) => `datasets/*/${kind}`)].map((keys) =>
    keysOf(`PublishedBucket.Arn>/${keys}`),
  ),
  ...['InboxBucket.Arn>/small', 'InboxBucket.Arn>/large', 'ArchiveBucket.Arn>/records'].map(keysOf),
  {
    on: 'Functions',
    rule: 'Serverless-LambdaDLQ',
    reason: 'HTTP functions are called synchronously; workers have the dead letters on their queue, what is scheduled on its failures.',
  },
  {
    on: 'IngestPipeline',
    rule: 'Serverless-LambdaEventSourceMappingDestination',
    reason: 'For SQS the dead letters belong to the queue (Lambda, "Using Lambda with Amazon SQS"); there is no destination to set.',
  },
];

const scheduledDeadLetters = ['RecountDeadLetters', 'ArchiveDeadLetters', 'ExpiryDeadLetters'];

const deadLetters: readonly Acknowledgement[] = [
  ...['Inbox/SmallUploads/DeadLetters', 'Inbox/LargeUploads/DeadLetters', 'Refresh/DeadLetters', ...scheduledDeadLetters].map((on) => ({
    on,
    rule: 'Serverless-SQSRedrivePolicy',
    reason: 'It is itself where dead letters end; an alarm watches it.',
  })),
  ...scheduledDeadLetters.map((on) => ({
    on,
    rule: 'AwsSolutions-SQS3',
    reason: 'It is itself where failed runs end, as the destination of a rule and a function, which the check does not see.',
  })),
];

const entrance: readonly Acknowledgement[] = [
  {
    on: 'Entrance',
    rule: 'AwsSolutions-COG4',
    reason: 'Our own authorizer also decides about anonymous requests and disabled accounts, which a Cognito authorizer cannot.',
  },
  {
    on: 'Entrance',
    rule: 'AwsSolutions-APIG2',
    reason: 'Every request is parsed by the zod schemas of functions/routes.ts, which name each violation in Indonesian.',
  },
  {
    on: 'Entrance',
    rule: 'Serverless-APIGWXrayEnabled',
    reason: "A stage's trace holds whole addresses, and a query may hold a NIK; the functions behind it trace themselves.",
  },
  {
    on: 'Entrance',
    rule: managedPolicy('AmazonAPIGatewayPushToCloudWatchLogs'),
    reason: 'The role by which API Gateway writes logs for the whole account; AWS demands this policy.',
  },
  {
    on: 'Door',
    rule: 'AwsSolutions-CFR3',
    reason: 'A standard log holds whole queries, and a query may hold a NIK; the access log of the API names the route alone.',
  },
  { on: 'Door', rule: 'AwsSolutions-CFR1', reason: 'Open data is for everyone, wherever they are.' },
  {
    on: 'Door',
    rule: 'AwsSolutions-CFR2',
    reason: 'The firewall stands at the API, where it also meets anyone who goes around CloudFront; assets are public files.',
  },
];

const identity: readonly Acknowledgement[] = [
  {
    on: 'Identity',
    rule: 'AwsSolutions-COG2',
    reason: 'A second factor is offered, and demanded once the clerks of all offices have one.',
  },
  {
    on: 'PersonKey',
    rule: 'AwsSolutions-SMG4',
    reason: 'A new key makes every stored hash a stranger: it is changed by hand, with everything indexed again, and never by a timer.',
  },
  {
    on: 'Identity',
    rule: 'AwsSolutions-COG8',
    reason: 'The Plus plan is paid a user; the desk must cost next to nothing while nobody uses it.',
  },
];

/** What the CDK brings to fill the site bucket and to subscribe queues to the inbox: code of AWS's that runs at deployments only. */
function customResources(region: string): Acknowledgement[] {
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
    ...deploymentRules.map((rule) => ({ on: deployment, rule, reason: "The CDK's own deployer of public assets, as the CDK makes it." })),
    {
      on: 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834',
      rule: managedPolicy('AWSLambdaBasicExecutionRole'),
      reason: "The CDK's own subscriber, as the CDK makes it.",
    },
  ];
}

/** Every acknowledgement that a city's stack needs, and no other: tests compare with what the checks find. */
export function acknowledgementsFor(city: City): readonly Acknowledgement[] {
  const withoutFirewall: Acknowledgement = {
    on: 'Entrance',
    rule: 'AwsSolutions-APIG3',
    reason: "The city's setting: a firewall costs about 10 USD a month even when nobody comes; throttling stands without it.",
  };
  const withoutCertificate: Acknowledgement = {
    on: 'Door',
    rule: 'AwsSolutions-CFR4',
    reason: "Until the city gives its certificate (setting certificateArn) CloudFront's own name and TLS policy stand.",
  };
  const mailDeadLetters = ['Serverless-SQSRedrivePolicy', 'AwsSolutions-SQS3'].map((rule) => ({
    on: 'Observability/MailDeadLetters',
    rule,
    reason: 'It is itself where alarm mails that could not be sent end.',
  }));
  return [
    ...functions,
    ...deadLetters,
    ...entrance,
    ...identity,
    ...customResources(city.region),
    ...(city.firewall ? [] : [withoutFirewall]),
    ...(city.certificateArn ? [] : [withoutCertificate]),
    ...(city.alarmEmail ? mailDeadLetters : []),
  ];
}

export function acknowledge(stack: Stack, acknowledgements: readonly Acknowledgement[]): void {
  for (const { on, rule, reason } of acknowledgements) {
    const construct = on.split('/').reduce<IConstruct>((parent, id) => parent.node.findChild(id), stack);
    Validations.of(construct).acknowledge({ id: rule, reason });
  }
}

function keysOf(keys: string): Acknowledgement {
  return {
    on: 'Functions',
    rule: `AwsSolutions-IAM5[Resource::<${keys}/*]`,
    reason: 'Objects under one prefix: their keys are made while the desk runs.',
  };
}

function managedPolicy(name: string): string {
  return `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${name}]`;
}
