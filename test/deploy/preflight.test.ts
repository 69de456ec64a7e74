import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { City } from '../../cities/city.ts';
import type { AwsAnswer } from '../../deploy/aws/command-line.ts';
import { stacksOf } from '../../deploy/preflight/account-checks.ts';
import { covers } from '../../deploy/preflight/certificate-check.ts';
import { checkCity } from '../../deploy/preflight/check-city.ts';
import { type FindingKind, linesOf } from '../../deploy/preflight/finding.ts';
import { quotas } from '../../deploy/preflight/quota-checks.ts';
import { askedSecretOf } from '../../lib/door/front-door-secret.ts';
import { projectRoot } from '../../lib/project-root.ts';
import { cityStacks, everySetting, synthesized, theCity } from '../lib/city-template.ts';
import { denied, fakeAws, nothing, readyCity, secretVersions } from './city-to-deploy.ts';

const now = new Date('2026-12-01T03:00:00Z');
const toCloudFront = async () => ['d111111abcdef8.cloudfront.net'];

/** What is found of a kind, as `about: says`. */
async function found(
  kind: FindingKind,
  changes: Readonly<Record<string, AwsAnswer>> = {},
  city: City = readyCity,
  aliases: (host: string) => Promise<readonly string[] | undefined> = toCloudFront,
) {
  const findings = await checkCity(city, { aws: fakeAws(changes).aws, aliases, now });
  return findings.filter((finding) => finding.kind === kind).map(({ about, says }) => `${about}: ${says}`);
}

describe('the preflight of a city that lacks nothing', () => {
  test('finds nothing in the way, in an account where all stands', async () => {
    expect(await found('blocker')).toEqual([]);
    expect(await found('warning')).toEqual([]);
    expect(await found('unchecked')).toEqual([]);
  });

  test('changes nothing in the account: it only asks', async () => {
    const { aws, calls } = fakeAws();
    await checkCity(readyCity, { aws, aliases: toCloudFront, now });
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter((call) => !/^\S+ \S+ (get|describe|list)-/.test(call))).toEqual([]);
    // The certificate and the budget are looked for where CloudFront and CloudFormation want them.
    expect(calls).toContainEqual(expect.stringMatching(/^us-east-1 acm describe-certificate /));
    expect(calls).toContainEqual('us-east-1 cloudformation describe-stacks --stack-name CDKToolkit');
  });
});

describe('a blocker', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, AwsAnswer>>, RegExp])[] = [
    [
      'a region that is not open',
      { 'account get-region-opt-status': { body: { RegionOptStatus: 'DISABLED' } } },
      /^region ap-southeast-3: DISABLED: aws account enable-region/,
    ],
    [
      'no bootstrap',
      { 'cloudformation describe-stacks CDKToolkit': nothing.noSuchStack },
      /^bootstrap in ap-southeast-3: none: npx cdk bootstrap aws:\/\/123456789012\/ap-southeast-3 -c city=kota-tangerang$/,
    ],
    [
      'a certificate that is not issued',
      { 'acm describe-certificate': { body: { Certificate: { Status: 'PENDING_VALIDATION', DomainName: 'data.example.id' } } } },
      /^certificate: PENDING_VALIDATION/,
    ],
    [
      'a certificate of another host',
      { 'acm describe-certificate': { body: { Certificate: { Status: 'ISSUED', DomainName: 'www.example.id' } } } },
      /^certificate: it is for www\.example\.id, not for data\.example\.id/,
    ],
    ['no such certificate', { 'acm describe-certificate': nothing.noResource }, /^certificate: there is none of this ARN in us-east-1/],
    [
      'a front door that is another one',
      { 'cloudfront get-distribution': nothing.noDistribution },
      /^frontDoor\.distributionId: there is no E1A2B3C4D5E6F7 in this account/,
    ],
    ['a log that has no place', { 's3api get-bucket-location': nothing.noBucket }, /^frontDoor\.logBucket: there is no satu-data-/],
    ['a firewall that is not there', { 'wafv2 get-web-acl': nothing.noFirewall }, /^firewallArn: there is no Firewall in this account/],
    [
      'no identity at SES',
      { 'sesv2 get-email-identity': nothing.notFound },
      /^SES identity example\.id: none in ap-southeast-3: aws sesv2 create-email-identity/,
    ],
    [
      'an identity that is not verified',
      { 'sesv2 get-email-identity': { body: { VerifiedForSendingStatus: false } } },
      /^SES identity example\.id: not verified yet/,
    ],
    [
      'ten runs of functions at once',
      { 'lambda get-account-settings': { body: { AccountLimit: { ConcurrentExecutions: 10 } } } },
      /^runs of functions at once: 10, and 100 are needed.*L-B99A9384 --desired-value 1000$/,
    ],
    [
      'a sign-in that is another account’s',
      { 'cognito-idp describe-user-pool-domain': { body: { DomainDescription: { UserPoolId: 'x', AWSAccountId: '999999999999' } } } },
      /^sign-in at satu-data-kota-tangerang: the name is another account’s/,
    ],
  ];

  test.each(cases)('is %s, told with what mends it', async (_name, changes, says) => {
    expect(await found('blocker', changes)).toContainEqual(expect.stringMatching(says));
  });

  test('is a stack that hangs', async () => {
    const hanging = {
      'cloudformation describe-stacks satu-data-kota-tangerang': { body: { Stacks: [{ StackStatus: 'ROLLBACK_COMPLETE' }] } },
    };
    expect(await found('blocker', hanging)).toEqual([
      'stack satu-data-kota-tangerang: ROLLBACK_COMPLETE: CloudFormation changes no stack that stands so',
    ]);
  });

  test('is none that is in review: the CDK goes on from there', async () => {
    const inReview = {
      'cloudformation describe-stacks satu-data-kota-tangerang': { body: { Stacks: [{ StackStatus: 'REVIEW_IN_PROGRESS' }] } },
    };
    expect(await found('blocker', inReview)).toEqual([]);
  });

  test('is one that hangs in another region, too', async () => {
    const hanging = {
      'cloudformation describe-stacks satu-data-kota-tangerang-firewall': { body: { Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_FAILED' }] } },
    };
    expect(await found('blocker', hanging)).toEqual([
      'stack satu-data-kota-tangerang-firewall: UPDATE_ROLLBACK_FAILED: CloudFormation changes no stack that stands so',
    ]);
  });

  test('is a certificate of another account, which is not asked for', async () => {
    const certificateArn = 'arn:aws:acm:us-east-1:999999999999:certificate/0a1b2c3d-0000-4000-8000-000000000000';
    expect(await found('blocker', {}, { ...readyCity, certificateArn })).toEqual([
      'certificate: it is one of account 999999999999, and this is 123456789012',
    ]);
  });
});

describe('what is no blocker', () => {
  test('is what a city lacks, mail in the sandbox, and an address that leads elsewhere until the day', async () => {
    const warned = await found('warning', {}, { ...theCity, note: 'Periksa daftar OPD.' });
    expect(warned.map((line) => line.split(':')[0])).toEqual([
      ...['address', 'alarmEmail', 'monthlyBudgetUsd', 'mail', 'firewall', 'mfa', 'note'],
    ]);
    expect(await found('warning', { 'sesv2 get-account': { body: { ProductionAccessEnabled: false, SendingEnabled: true } } })).toEqual([
      expect.stringMatching(/^SES in ap-southeast-3: in the sandbox/),
    ]);
    expect(await found('warning', {}, readyCity, async () => ['portal.example.id'])).toEqual([
      expect.stringMatching(/^DNS: data\.example\.id leads to portal\.example\.id, which is not CloudFront/),
    ]);
    expect(await found('warning', {}, readyCity, async () => undefined)).toEqual([
      expect.stringMatching(/^DNS: data\.example\.id leads nowhere yet/),
    ]);
  });

  test('is what nobody could ask: it is said that it was not checked, and why', async () => {
    const silent = async () => Promise.reject(new Error('ETIMEOUT'));
    expect(await found('unchecked', {}, readyCity, silent)).toEqual(['DNS: no DNS answers for data.example.id']);
    const nobody = { 'sts get-caller-identity': { code: 'no-credentials', says: 'Unable to locate credentials' } };
    expect(await found('unchecked', nobody)).toEqual(
      ['region', 'bootstrap', 'stacks', 'name of the sign-in', 'certificate', 'front door', 'SES', 'quotas'].map(
        (name) => `${name}: no account to ask: Unable to locate credentials`,
      ),
    );
    expect(await found('unchecked', { 'iam get-account-summary': denied })).toEqual([
      expect.stringMatching(/^IAM roles: .*AccessDeniedException/),
    ]);
  });
});

test.each<[string, Partial<City>]>([
  ['bare', {}],
  ['with everything', everySetting],
  ['and a stage', { ...everySetting, stage: 'uji' }],
])('the stacks that are looked at are those that a deployment of a city makes, each where it stands: %s', (_name, changes) => {
  const made = cityStacks(changes).all.map(({ stackName, region }) => `${region} ${stackName}`);
  expect(
    stacksOf({ ...theCity, ...changes })
      .map(({ name, region }) => `${region} ${name}`)
      .sort(),
  ).toEqual(made.sort());
});

test('a firewall is on where the front door has one, off where there is none, and else waits to be named', async () => {
  const told = async (changes: Partial<City>) =>
    (await checkCity({ ...readyCity, ...changes }, { aws: fakeAws().aws, aliases: toCloudFront, now }))
      .filter(({ about }) => about === 'firewall')
      .map(({ kind, says }) => `${kind}: ${says}`);
  const on = /^ok: on; whoever asks the API’s own address .* still counts among its 300 requests a second/;
  expect(await told({})).toEqual([expect.stringMatching(on)]);
  expect(await told({ firewall: false })).toEqual([expect.stringMatching(on)]);
  expect(await told({ firewallArn: undefined })).toEqual([
    expect.stringMatching(/^warning: made, not named yet: .*FirewallArn of satu-data-kota-tangerang-firewall into firewallArn/),
  ]);
  expect(await told({ firewall: false, firewallArn: undefined })).toEqual([expect.stringMatching(/^warning: off: one caller/)]);
});

describe('the secret of the front door', () => {
  const none = { 'secretsmanager describe-secret': nothing.noResource };
  const door = 'cloudformation describe-stacks satu-data-kota-tangerang-door';
  const standing = { [door]: { body: { Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] } } };
  const sending = (secretVersion: string): City => ({ ...readyCity, frontDoor: { distributionId: 'E1A2B3C4D5E6F7', secretVersion } });

  test('is looked for by the name by which the authorizer asks for it, in the city’s own region', async () => {
    const { aws, calls } = fakeAws();
    await checkCity(readyCity, { aws, aliases: toCloudFront, now });
    expect(calls).toContain(`ap-southeast-3 secretsmanager describe-secret --secret-id ${askedSecretOf(readyCity)}`);
  });

  test('must be sent by a front door that stands before the API asks for it', async () => {
    expect(await found('blocker', { ...none, ...standing })).toEqual([
      'secret of the front door: there is no satu-data-kota-tangerang/front-door, so nobody would reach the API: deploy once with `firewall` and without `firewallArn` first',
    ]);
    expect(await found('blocker', { ...none, ...standing }, { ...readyCity, firewallArn: undefined })).toEqual([]);
  });

  test('comes with the first deployment, which makes both', async () => {
    expect(await found('blocker', none)).toEqual([]);
    expect(await found('ok', none)).toContain('secret of the front door: made with the front door, which does not stand yet');
  });

  test('is sent in one of its last two versions, which the API takes, and in no other', async () => {
    const old = '0a1b2c3d-0000-4000-8000-000000000000';
    const labelless = { 'secretsmanager describe-secret': { body: { VersionIdsToStages: { [old]: ['before-that'] } } } };
    for (const version of Object.values(secretVersions)) expect(await found('blocker', {}, sending(version))).toEqual([]);
    const told = [expect.stringMatching(/^frontDoor\.secretVersion: 0a1b2c3d-0000-4000-8000-000000000000 is neither/)];
    expect(await found('blocker', {}, sending(old))).toEqual(told);
    expect(await found('blocker', labelless, sending(old))).toEqual(told);
  });

  test('is not checked by whoever may not ask for it, or for the front door', async () => {
    const told = [expect.stringMatching(/^secret of the front door: .*AccessDeniedException/)];
    expect(await found('unchecked', { 'secretsmanager describe-secret': denied })).toEqual(told);
    const answers = { ...none, [door]: denied };
    expect(await found('unchecked', answers)).toContainEqual(told[0]);
    expect(await found('blocker', answers)).toEqual([]);
  });
});

test('next year’s holidays are looked for from November on', async () => {
  const told = async (day: string) =>
    (await checkCity({ ...readyCity, holidays: ['2026-12-25'] }, { aws: fakeAws().aws, aliases: toCloudFront, now: new Date(day) }))
      .filter(({ about }) => about === 'holidays')
      .map(({ kind, says }) => `${kind}: ${says}`);
  expect(await told('2026-10-31T03:00:00Z')).toEqual(['ok: known for 2026']);
  expect(await told('2026-11-01T03:00:00Z')).toEqual([
    'ok: known for 2026',
    'warning: none of 2027: working days are counted without them',
  ]);
});

test('blockers are told last, and counted', () => {
  const lines = linesOf([
    { kind: 'blocker', about: 'b', says: 'y' },
    { kind: 'ok', about: 'a', says: 'x' },
  ]);
  expect(lines).toEqual([
    'ok           a: x',
    'BLOCKER      b: y',
    '',
    '1 in order, 0 not checked, 0 warnings, 1 blockers. Do not deploy before the blockers are mended.',
  ]);
});

test('a wildcard certificate covers one label, and no more', () => {
  expect([
    covers('*.example.id', 'data.example.id'),
    covers('*.example.id', 'a.data.example.id'),
    covers('*.example.id', 'example.id'),
  ]).toEqual([true, false, false]);
});

test('the quotas that are asked for hold what the templates make', () => {
  const template = synthesized(cityStacks({ firewall: true }));
  expect(template.ofType('AWS::IAM::Role').length).toBeLessThanOrEqual(quotas.roles.fewest);
  expect(template.ofType('AWS::ApiGateway::Resource').length).toBeLessThanOrEqual(quotas.apiResources.fewest);
  expect(template.ofType('AWS::CloudFront::Distribution').length).toBeLessThanOrEqual(quotas.distributions.fewest);
});

describe('the command', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'satudata-preflight-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  /** With an `aws` that finds no credentials, whatever this machine has. */
  const run = (...given: readonly string[]): Promise<{ readonly printed: string; readonly code: number }> => {
    writeFileSync(
      join(scratch, 'aws'),
      '#!/bin/sh\necho "Unable to locate credentials. You can configure credentials by running aws configure." >&2\nexit 253\n',
      { mode: 0o755 },
    );
    const env = { ...process.env, PATH: `${scratch}${delimiter}${process.env.PATH}` };
    return new Promise((resolve) => {
      execFile(process.execPath, ['deploy/preflight.ts', ...given], { cwd: projectRoot, env }, (error, stdout, stderr) => {
        resolve({ printed: stdout + stderr, code: Number(error?.code ?? 0) });
      });
    });
  };

  test('says what it could not check without credentials, and ends well where nothing is in the way', async () => {
    const { printed, code } = await run('kota-tangerang');
    expect(code).toBe(0);
    expect(printed).toMatch(/not checked {2}quotas: no account to ask: Unable to locate credentials/);
    expect(printed).toMatch(/WARNING {6}address: no publicUrl/);
  });

  test('ends with 1 on a city file that is not there, and with 2 when it was not understood', async () => {
    expect(await run('kota-tidak-ada')).toMatchObject({
      code: 1,
      printed: expect.stringContaining('BLOCKER      city file: There is no cities/kota-tidak-ada.json'),
    });
    expect(await run()).toMatchObject({ code: 2 });
    expect(await run('kota-tangerang', '--stage', 'uji')).toMatchObject({ code: 1, printed: expect.stringContaining('has no stage uji') });
  });
});
