import { type City, deploymentNameOf } from '../../cities/city.ts';
import { sendsSecret } from '../door/front-door-secret.ts';
import { type Acknowledgement, managedPolicy } from './acknowledge.ts';
import { deployerAcknowledgements } from './deployer-acknowledgements.ts';

const functions: readonly Acknowledgement[] = [
  ...['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions'].map((rule) => ({
    on: 'Compute/Functions',
    rule,
    reason:
      'GetMetricData knows no resources, nor does X-Ray where the city has it; lib/grants/grants.ts has no other, and a test pins who has which.',
  })),
  ...[
    'catalog',
    'match-lists',
    'selections',
    'reports',
    'minutes',
    'reads',
    ...['concerned', 'files', 'manifests', 'parts', 'returned', 'statistics', 'subjects', 'templates', 'uploads'].map(
      (kind) => `datasets/*/${kind}`,
    ),
  ].map((keys) => keysOf(`PublishedBucket.Arn>/${keys}`)),
  {
    ...keysOf('PublishedBucket.Arn>/datasets/*/files'),
    rule: 'AwsSolutions-IAM5[Resource::<PublishedBucket.Arn>/datasets/*/files/*/pictures-*.json]',
  },
  {
    ...keysOf('PublishedBucket.Arn>/datasets/*/uploads'),
    rule: 'AwsSolutions-IAM5[Resource::<PublishedBucket.Arn>/datasets/*/uploads/*/report-without-cells*.json]',
  },
  ...[
    'InboxBucket.Arn>/small',
    'InboxBucket.Arn>/large',
    'InboxBucket.Arn>/match-lists',
    'InboxBucket.Arn>/minutes',
    'ArchiveBucket.Arn>/records',
  ].map(keysOf),
  {
    on: 'Compute/Functions',
    rule: 'Serverless-LambdaDLQ',
    reason: 'HTTP functions are called synchronously; workers have the dead letters on their queue, what is scheduled on its failures.',
  },
  {
    on: 'Compute/IngestPipeline',
    rule: 'Serverless-LambdaEventSourceMappingDestination',
    reason: 'For SQS the dead letters belong to the queue (Lambda, "Using Lambda with Amazon SQS"); there is no destination to set.',
  },
];

const scheduled = ['Recount', 'Archive', 'Expiry', 'Retention', 'Findings', 'Index', 'Notice', 'Report', 'Reminder', 'Move'];
const scheduledDeadLetters = scheduled.map((name) => `Compute/${name}DeadLetters`);

const deadLetters: readonly Acknowledgement[] = [
  ...[
    'Data/Inbox/SmallUploads/DeadLetters',
    'Data/Inbox/LargeUploads/DeadLetters',
    'Data/Inbox/MatchLists/DeadLetters',
    'Compute/Refresh/DeadLetters',
    'Compute/Files/DeadLetters',
    ...scheduledDeadLetters,
  ].map(endOfDeadLetters),
  ...scheduledDeadLetters.map(ofFailedRuns),
];

/** What a city that counts reads has more. */
const countingReads: readonly Acknowledgement[] = [
  keysOf('AccessLogBucket.Arn>/reads'),
  endOfDeadLetters('Compute/ReadsDeadLetters'),
  ofFailedRuns('Compute/ReadsDeadLetters'),
];

function endOfDeadLetters(on: string): Acknowledgement {
  return { on, rule: 'Serverless-SQSRedrivePolicy', reason: 'It is itself where dead letters end; an alarm watches it.' };
}

function ofFailedRuns(on: string): Acknowledgement {
  return {
    on,
    rule: 'AwsSolutions-SQS3',
    reason: 'It is itself where failed runs end, as the destination of a rule and a function, which the check does not see.',
  };
}

const entrance: readonly Acknowledgement[] = [
  {
    on: 'Compute/Entrance',
    rule: 'AwsSolutions-APIG2',
    reason: 'Every request is parsed by the zod schemas of functions/routes.ts, which name each violation in Indonesian.',
  },
  {
    on: 'Compute/Entrance',
    rule: 'Serverless-APIGWXrayEnabled',
    reason: "A stage's trace holds whole addresses, and a query may hold a NIK; the access log has the route and its milliseconds.",
  },
  {
    on: 'Compute/Entrance',
    rule: managedPolicy('AmazonAPIGatewayPushToCloudWatchLogs'),
    reason: 'The role by which API Gateway writes logs for the whole account; AWS demands this policy.',
  },
  {
    on: 'Door/Door',
    rule: 'AwsSolutions-CFR3',
    reason:
      'The log that is looked for holds whole queries, and a query may hold a NIK; lib/stacks/door-watch-stack.ts orders one of chosen fields.',
  },
  { on: 'Door/Door', rule: 'AwsSolutions-CFR1', reason: 'Open data is for everyone, wherever they are.' },
  {
    on: 'Compute/Entrance',
    rule: 'AwsSolutions-APIG3',
    reason: "A firewall here would see CloudFront's addresses alone, and stop everybody behind one; it stands before the front door.",
  },
];

const change: readonly Acknowledgement[] = [
  {
    on: 'Compute/Change/Role',
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'Two reads, of alarms and of provisioned concurrency, by which CodeDeploy stops if it gets no answer (lib/functions/safe-change.ts).',
  },
];

const copies: readonly Acknowledgement[] = [
  managedPolicy('AWSBackupServiceRolePolicyForBackup'),
  managedPolicy('AWSBackupServiceRolePolicyForS3Backup').replace('service-role/', ''),
].map((rule) => ({
  on: 'Copies/Role',
  rule,
  reason: 'What AWS Backup needs to read what it copies, as AWS keeps it; it may restore nothing.',
}));

const identity: readonly Acknowledgement[] = [
  {
    on: 'Data/SubjectKey',
    rule: 'AwsSolutions-SMG4',
    reason:
      'It is replaced by hand (docs/runbook.md, "Replacing the key of the index"): the index must come under it before it is replaced again.',
  },
  {
    on: 'Data/PersonKey',
    rule: 'AwsSolutions-SMG4',
    reason: 'A new key makes every stored hash a stranger: it is changed by hand, with everything indexed again, and never by a timer.',
  },
  {
    on: 'Data/Identity',
    rule: 'AwsSolutions-COG8',
    reason: 'The Plus plan is paid a user; the desk must cost next to nothing while nobody uses it.',
  },
];

/** Every acknowledgement that a city's stacks need, and no other: tests compare with what the checks find. */
export function acknowledgementsFor(city: City): readonly Acknowledgement[] {
  const withoutFirewall: Acknowledgement = {
    on: 'Door/Door',
    rule: 'AwsSolutions-CFR2',
    reason: "The city's setting: a firewall costs about 10 USD a month even when nobody comes; throttling stands without it.",
  };
  const secretOfFrontDoor: Acknowledgement = {
    on: 'Door/Door',
    rule: 'AwsSolutions-SMG4',
    reason:
      'It is replaced by hand (docs/runbook.md, "Replacing the secret of the front door"): a new value goes out with a deployment alone.',
  };
  const withoutSecondFactor: Acknowledgement = {
    on: 'Data/Identity',
    rule: 'AwsSolutions-COG2',
    reason: "The city's setting: without it nobody is asked for a second factor; docs/first-deployment.md sets it before anybody signs in.",
  };
  const withoutTraces: Acknowledgement = {
    on: 'Compute/Functions',
    rule: 'Serverless-LambdaTracing',
    reason:
      "The city's setting: traces would cost as much as the functions do; logs have each call's milliseconds (docs/decisions/0082-watching-the-front-door.md).",
  };
  const withoutCertificate: Acknowledgement = {
    on: 'Door/Door',
    rule: 'AwsSolutions-CFR4',
    reason: "Until the city gives its certificate (setting certificateArn) CloudFront's own name and TLS policy stand.",
  };
  const mailDeadLetters = ['Compute/Observability', ...(city.frontDoor ? ['DoorWatch'] : [])].flatMap((on) =>
    ['Serverless-SQSRedrivePolicy', 'AwsSolutions-SQS3'].map((rule) => ({
      on: `${on}/MailDeadLetters`,
      rule,
      reason: 'It is itself where alarm mails that could not be sent end.',
    })),
  );
  return [
    ...functions,
    ...deadLetters,
    ...entrance,
    ...(city.trafficShift === 'at-once' ? [] : change),
    ...(city.copies ? copies : []),
    ...identity,
    ...deployerAcknowledgements(city.region),
    ...(city.mfa === 'required' ? [] : [withoutSecondFactor]),
    ...(city.tracing ? [] : [withoutTraces]),
    ...(city.firewallArn ? [] : [withoutFirewall]),
    ...(sendsSecret(city) ? [secretOfFrontDoor] : []),
    ...(city.certificateArn ? [] : [withoutCertificate]),
    ...(city.alarmEmail ? mailDeadLetters : []),
    ...(city.canary ? ofCanary(city) : []),
    ...(city.frontDoor?.logBucket ? countingReads : []),
    ...(city.dataEvents ? [ofTrail] : []),
  ];
}

const ofTrail: Acknowledgement = {
  on: 'Data/DataEvents',
  rule: 'AwsSolutions-S1',
  reason: 'It is itself where accesses are told; a log of who reads the trail would tell of itself.',
};

function ofCanary(city: City): Acknowledgement[] {
  const log = `arn:aws:logs:${city.region}:<AWS::AccountId>:log-group:/aws/lambda/cwsyn-satu-data-${deploymentNameOf(city)}-*`;
  const patterns = ['<CanaryBucket.Arn>/runs/*', '*', log].map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`);
  const reason = 'What the canary saw of public pages, for a week; its metric knows no resource but a namespace, its log is named by AWS.';
  return ['AwsSolutions-S1', 'Serverless-LambdaStarPermissions', ...patterns].map((rule) => ({ on: 'Compute/CanaryReader', rule, reason }));
}

function keysOf(keys: string): Acknowledgement {
  return {
    on: 'Compute/Functions',
    rule: `AwsSolutions-IAM5[Resource::<${keys}/*]`,
    reason: 'Objects under one prefix: their keys are made while the desk runs.',
  };
}
