import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignableGroups } from '../../functions/accounts/assignable-groups.ts';
import { readCity } from '../../lib/read-city.ts';
import { demoAccounts } from '../../local/accounts.ts';
import { type AccountStore, openAccountStore } from '../../local/cognito/account-store.ts';
import { userPool } from '../../local/cognito/user-pool.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';

const UserPoolId = `${region}_a1b2c3d4e`;
const arn = `arn:aws:cognito-idp:${region}:000000000000:userpool/${UserPoolId}`;
const first = [
  { id: 'dinkes', sub: 'sub-dinkes', name: 'Dinas Kesehatan', email: 'dinkes@satudata.example', groups: ['operator:dinkes'] },
  { id: 'warga', sub: 'sub-warga', name: 'Warga', groups: [], attributes: { 'custom:person': 'p-1' } },
];

describe('the user pool', () => {
  let directory: string;
  let permission: ReturnType<typeof testAccess>;
  let server: Awaited<ReturnType<typeof serveJson>>;
  let client: CognitoIdentityProviderClient;
  let accounts: AccountStore;
  let ended: string[];
  let invited = 0;

  const start = async () => {
    accounts = openAccountStore(directory, first, () => new Date('2026-11-25T01:02:03.500Z'));
    const service = userPool({
      pool: { id: UserPoolId, arn, groups: ['walidata', 'operator:dinkes', 'pj:dinkes'] },
      accounts,
      access: permission.access,
      newSub: () => `00000000-0000-4000-8000-${String(++invited).padStart(12, '0')}`,
      endSessions: (sub) => ended.push(sub),
    });
    server = await serveJson([service], permission.access);
    client = new CognitoIdentityProviderClient({ region, credentials, endpoint: server.endpoint, maxAttempts: 1 });
  };
  const stop = async () => {
    client.destroy();
    await server.close();
    accounts.close();
    expect(server.faults).toEqual([]);
  };
  const invite = (Username: string, name = 'Pegawai') =>
    client.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username,
        UserAttributes: [
          { Name: 'email', Value: Username },
          { Name: 'email_verified', Value: 'true' },
          { Name: 'name', Value: name },
        ],
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
  const get = (Username: string) => client.send(new AdminGetUserCommand({ UserPoolId, Username }));
  const groupsOf = async (Username: string) =>
    (await client.send(new AdminListGroupsForUserCommand({ UserPoolId, Username }))).Groups?.map(({ GroupName }) => GroupName);
  const listed = async (input: { Limit?: number; Filter?: string; PaginationToken?: string } = {}) => {
    const { Users = [], PaginationToken } = await client.send(new ListUsersCommand({ UserPoolId, ...input }));
    return { names: Users.map(({ Username }) => Username), PaginationToken };
  };

  beforeEach(async () => {
    directory = join(mkdtempSync(join(tmpdir(), 'pool-')), 'accounts');
    permission = testAccess();
    ended = [];
    invited = 0;
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(directory, { recursive: true });
  });

  test('invites by e-mail address: a UUID as username, the address as attribute, a password to be changed', async () => {
    const { User } = await invite('Sari@dinkes.example', 'Sari');
    expect(User).toEqual({
      Username: '00000000-0000-4000-8000-000000000001',
      Attributes: [
        { Name: 'sub', Value: '00000000-0000-4000-8000-000000000001' },
        { Name: 'email', Value: 'Sari@dinkes.example' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Sari' },
      ],
      UserCreateDate: new Date('2026-11-25T01:02:03.500Z'),
      UserLastModifiedDate: new Date('2026-11-25T01:02:03.500Z'),
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    });
    const { Attributes, ...rest } = User ?? {};
    for (const name of ['00000000-0000-4000-8000-000000000001', 'sari@DINKES.example'])
      expect(await get(name)).toMatchObject({ ...rest, UserAttributes: Attributes });
    expect(await groupsOf('sari@dinkes.example')).toEqual([]);
  });

  test('refuses what Cognito refuses, by its names', async () => {
    await invite('sari@dinkes.example');
    await expect(invite('SARI@dinkes.example')).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(invite('dinkes@satudata.example')).rejects.toMatchObject({ name: 'UsernameExistsException' });
    await expect(invite('sari')).rejects.toMatchObject({ name: 'InvalidParameterException', message: 'Username should be an email.' });
    await expect(get('nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' });
    const elsewhere = client.send(new AdminGetUserCommand({ UserPoolId: `${region}_other`, Username: 'dinkes' }));
    await expect(elsewhere).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(client.send(new AdminCreateUserCommand({ UserPoolId, Username: 'a@b.example' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    const attribute = { UserPoolId, Username: 'a@b.example', UserAttributes: [{ Name: 'custom:person', Value: 'p-2' }] };
    await expect(client.send(new AdminCreateUserCommand(attribute))).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const password = { UserPoolId, Username: 'a@b.example', TemporaryPassword: 'Rahasia-1234' };
    const refused = await client.send(new AdminCreateUserCommand(password)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'InvalidParameterException' });
    expect(String(refused)).not.toContain('Rahasia');
    await expect(client.send(new ListUsersCommand({ UserPoolId, Limit: 61 }))).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(client.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'dinkes' }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    expect((await listed()).names).toHaveLength(3);
  });

  test('resends an invitation to the one who has not signed in yet', async () => {
    const again = (Username: string) =>
      client.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] }));
    await invite('sari@dinkes.example');
    expect((await again('sari@dinkes.example')).User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD' });
    await expect(again('dinkes')).rejects.toMatchObject({ name: 'UnsupportedUserStateException' });
    await expect(again('a@b.example')).rejects.toMatchObject({ name: 'UserNotFoundException' });
  });

  test('makes a group, once, which stays from start to start', async () => {
    const make = (GroupName: string) => client.send(new CreateGroupCommand({ UserPoolId, GroupName }));
    const join = () => client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'warga', GroupName: 'operator:dishub' }));
    await expect(join()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect((await make('operator:dishub')).Group).toEqual({ GroupName: 'operator:dishub', UserPoolId });
    await expect(make('operator:dishub')).rejects.toMatchObject({ name: 'GroupExistsException' });
    await expect(make('walidata')).rejects.toMatchObject({ name: 'GroupExistsException' });
    await stop();
    await start();
    await join();
    expect(await groupsOf('warga')).toEqual(['operator:dishub']);
  });

  test('takes a group for made that somebody is in: a home written when the template held every group has no list of them', async () => {
    accounts.addToGroup('sub-warga', 'instansi:banten');
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'dinkes', GroupName: 'instansi:banten' }));
    await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: 'warga', GroupName: 'instansi:banten' }));
    expect([await groupsOf('dinkes'), await groupsOf('warga')]).toEqual([['operator:dinkes', 'instansi:banten'], []]);
  });

  test('puts an account into groups of the template, once each, and takes it out', async () => {
    const membership = (GroupName: string, Username = 'dinkes') => ({ UserPoolId, Username, GroupName });
    for (const group of ['pj:dinkes', 'pj:dinkes']) await client.send(new AdminAddUserToGroupCommand(membership(group)));
    expect(await groupsOf('dinkes')).toEqual(['operator:dinkes', 'pj:dinkes']);
    const page = { UserPoolId, Username: 'dinkes', Limit: 1 };
    const { Groups, NextToken } = await client.send(new AdminListGroupsForUserCommand(page));
    expect(Groups).toEqual([{ GroupName: 'operator:dinkes', UserPoolId }]);
    expect((await client.send(new AdminListGroupsForUserCommand({ ...page, NextToken }))).Groups).toMatchObject([
      { GroupName: 'pj:dinkes' },
    ]);
    for (const group of ['operator:dinkes', 'operator:dinkes']) await client.send(new AdminRemoveUserFromGroupCommand(membership(group)));
    expect(await groupsOf('dinkes')).toEqual(['pj:dinkes']);
    await expect(client.send(new AdminAddUserToGroupCommand(membership('pimpinan')))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(client.send(new AdminAddUserToGroupCommand(membership('pj:dinkes', 'nobody')))).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  test('disables and enables, and ends sessions where it disables and where it is asked to', async () => {
    const who = { UserPoolId, Username: 'dinkes@satudata.example' };
    await client.send(new AdminDisableUserCommand(who));
    expect(await get('dinkes')).toMatchObject({ Enabled: false });
    expect(accounts.find('dinkes')).toBeUndefined();
    expect(accounts.all().map(({ id }) => id)).toEqual(['warga']);
    await client.send(new AdminEnableUserCommand(who));
    expect(await get('dinkes')).toMatchObject({ Enabled: true });
    expect(accounts.find('dinkes')).toMatchObject({ id: 'dinkes', groups: ['operator:dinkes'] });
    expect(ended).toEqual(['sub-dinkes']);
    await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: 'sub-warga' }));
    expect(ended).toEqual(['sub-dinkes', 'sub-warga']);
  });

  test('lists those in a group by pages, and knows no group that was never made', async () => {
    await client.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: 'warga', GroupName: 'operator:dinkes' }));
    const inGroup = async (GroupName: string, NextToken?: string) => {
      const answer = await client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit: 1, NextToken }));
      return { names: answer.Users?.map(({ Username }) => Username), next: answer.NextToken };
    };
    const page = await inGroup('operator:dinkes');
    expect(page).toEqual({ names: ['dinkes'], next: expect.any(String) });
    expect(await inGroup('operator:dinkes', page.next)).toEqual({ names: ['warga'], next: undefined });
    expect(await inGroup('pj:dinkes')).toEqual({ names: [], next: undefined });
    await expect(inGroup('instansi:lain')).rejects.toThrow(/Group not found/);
  });

  test('lists by pages, and by a filter on an attribute', async () => {
    await invite('sari@dinkes.example', 'Sari');
    await invite('budi@dinkes.example', 'Budi "B"');
    const [sari, budi] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    const one = await listed({ Limit: 3 });
    expect(one.names).toEqual(['dinkes', 'warga', sari]);
    const two = await listed({ Limit: 3, PaginationToken: one.PaginationToken ?? '' });
    expect(two).toEqual({ names: [budi], PaginationToken: undefined });
    expect((await listed({ Filter: 'email = "SARI@dinkes.example"' })).names).toEqual([sari]);
    expect((await listed({ Filter: 'email ^= "budi@"' })).names).toEqual([budi]);
    expect((await listed({ Filter: 'name = "Budi \\"B\\""' })).names).toEqual([budi]);
    expect((await listed({ Filter: 'email = "%"' })).names).toEqual([]);
    expect((await listed({ Filter: 'sub = "sub-warga"' })).names).toEqual(['warga']);
    for (const wrong of [{ Filter: 'password = "x"' }, { Filter: 'email = "x" or 1 = 1' }, { PaginationToken: 'x' }])
      await expect(listed(wrong)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('keeps what became of an account over a restart, and lets the owner alone read the file', async () => {
    await invite('sari@dinkes.example');
    await client.send(new AdminRemoveUserFromGroupCommand({ UserPoolId, Username: 'dinkes', GroupName: 'operator:dinkes' }));
    await client.send(new AdminDisableUserCommand({ UserPoolId, Username: 'warga' }));
    await stop();
    await start();
    expect((await listed()).names).toEqual(['dinkes', 'warga', '00000000-0000-4000-8000-000000000001']);
    expect(await groupsOf('dinkes')).toEqual([]);
    expect(await get('warga')).toMatchObject({ Enabled: false });
    expect(statSync(join(directory, 'accounts.sqlite')).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  test('asks for the right on the ARN of the pool that is named, and refuses without it before it looks', async () => {
    permission.state.deny.add('cognito-idp:AdminCreateUser');
    await expect(invite('sari@dinkes.example')).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await get('dinkes');
    await client.send(new AdminGetUserCommand({ UserPoolId: `${region}_other`, Username: 'dinkes' })).catch(() => undefined);
    expect(permission.asked.map(({ action, resource }) => [action, resource])).toEqual([
      ['cognito-idp:AdminCreateUser', arn],
      ['cognito-idp:AdminGetUser', arn],
      ['cognito-idp:AdminGetUser', arn.replace(UserPoolId, `${region}_other`)],
    ]);
    expect((await listed()).names).toEqual(['dinkes', 'warga']);
  });
});

describe('the demo accounts', () => {
  test('are in groups that the steward can assign', () => {
    const groups = assignableGroups(readCity('kota-tangerang'));
    const cityFile = join(import.meta.dirname, '../../cities/kota-tangerang.json');
    expect(demoAccounts(cityFile).flatMap((account) => account.groups.filter((group) => !groups.has(group)))).toEqual([]);
  });

  test('have an address that no mail reaches, and no two the same', () => {
    const demo = demoAccounts(join(import.meta.dirname, '../../cities/kota-tangerang.json'));
    expect(demo.filter(({ email }) => email?.endsWith('@satudata.example') !== true)).toEqual([]);
    for (const key of ['id', 'sub', 'email'] as const) expect(new Set(demo.map((account) => account[key])).size).toBe(demo.length);
  });
});
