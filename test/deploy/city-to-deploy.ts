import { type City, citySchema } from '../../cities/city.ts';
import type { AskAws, AwsAnswer } from '../../deploy/aws/command-line.ts';
import { theCity } from '../lib/city-template.ts';

export const account = '123456789012';
export const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/0a1b2c3d-0000-4000-8000-000000000000`;

/** A city that lacks nothing. */
export const readyCity: City = citySchema.parse({
  ...theCity,
  note: undefined,
  publicUrl: 'https://data.example.id',
  certificateArn,
  mail: { from: 'satu-data@example.id' },
  alarmEmail: 'walidata@example.id',
  monthlyBudgetUsd: 40,
  mfa: 'required',
  holidays: ['2026-12-25', '2027-01-01'],
  frontDoor: { distributionId: 'E1A2B3C4D5E6F7', logBucket: 'satu-data-kota-tangerang-accesslogbucket-0a1b2c3d' },
  firewall: true,
  firewallArn: `arn:aws:wafv2:us-east-1:${account}:global/webacl/Firewall/0a1b2c3d-0000-4000-8000-000000000000`,
});

/** Of the secret of the front door: that in force, and the one before. */
export const secretVersions = { current: '0a1b2c3d-0000-4000-8000-000000000002', before: '0a1b2c3d-0000-4000-8000-000000000001' };

const missing = (code: string): AwsAnswer => ({ code, says: `An error occurred (${code})` });
const bootstrapped = { Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue: '21' }] }] };

/** What an account answers in which all stands, by the call; the shapes are botocore's. */
const answers: Readonly<Record<string, AwsAnswer>> = {
  'sts get-caller-identity': { body: { UserId: 'AIDA', Account: account, Arn: `arn:aws:iam::${account}:user/kominfo` } },
  'account get-region-opt-status': { body: { RegionName: 'ap-southeast-3', RegionOptStatus: 'ENABLED' } },
  'cloudformation describe-stacks CDKToolkit': { body: bootstrapped },
  'cloudformation describe-stacks': missing('ValidationError'),
  'cognito-idp describe-user-pool-domain': { body: { DomainDescription: {} } },
  'acm describe-certificate': {
    body: { Certificate: { Status: 'ISSUED', DomainName: 'data.example.id', SubjectAlternativeNames: ['data.example.id'] } },
  },
  'sesv2 get-email-identity': { body: { IdentityType: 'DOMAIN', VerifiedForSendingStatus: true } },
  'sesv2 get-account': { body: { ProductionAccessEnabled: true, SendingEnabled: true, SendQuota: { Max24HourSend: 50_000 } } },
  'lambda get-account-settings': { body: { AccountLimit: { ConcurrentExecutions: 1000 } } },
  'iam get-account-summary': { body: { SummaryMap: { Roles: 12, RolesQuota: 1000 } } },
  'service-quotas get-service-quota L-01C8A9E0': { body: { Quota: { Value: 300 } } },
  'service-quotas get-service-quota L-24B04930': { body: { Quota: { Value: 200 } } },
  'cloudfront get-distribution': { body: { Distribution: { Id: 'E1A2B3C4D5E6F7' } } },
  's3api get-bucket-location': { body: { LocationConstraint: 'ap-southeast-3' } },
  'wafv2 get-web-acl': { body: { WebACL: { Name: 'Firewall' } } },
  'secretsmanager describe-secret': {
    body: { VersionIdsToStages: { [secretVersions.current]: ['AWSCURRENT'], [secretVersions.before]: ['AWSPREVIOUS'] } },
  },
  'cloudfront list-distributions': { body: { DistributionList: { Quantity: 3 } } },
};

/** An account that answers so, with these answers changed; every call is kept, with its region. */
export function fakeAws(changes: Readonly<Record<string, AwsAnswer>> = {}): { readonly aws: AskAws; readonly calls: string[] } {
  const calls: string[] = [];
  const all = { ...answers, ...changes };
  const aws: AskAws = async (region, service = '', operation = '', ...rest) => {
    calls.push([region, service, operation, ...rest].join(' '));
    const call = `${service} ${operation}`;
    const found = rest.map((one) => all[`${call} ${one}`]).find((answer) => answer !== undefined) ?? all[call];
    if (found === undefined) throw new Error(`Nobody knows ${call} ${rest.join(' ')}`);
    return found;
  };
  return { aws, calls };
}

export const denied = missing('AccessDeniedException');
export const nothing = {
  notFound: missing('NotFoundException'),
  noSuchStack: missing('ValidationError'),
  noResource: missing('ResourceNotFoundException'),
  noDistribution: missing('NoSuchDistribution'),
  noBucket: missing('NoSuchBucket'),
  noFirewall: missing('WAFNonexistentItemException'),
};
