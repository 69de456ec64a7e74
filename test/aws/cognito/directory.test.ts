import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  GroupExistsException,
  InvalidParameterException,
  ListUsersCommand,
  ListUsersInGroupCommand,
  ResourceNotFoundException,
  TooManyRequestsException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { cognitoDirectory } from '../../../functions/aws/cognito/directory.ts';

const client = new CognitoIdentityProviderClient({ region: 'ap-southeast-3' });
const cognito = mockClient(client);
const UserPoolId = 'ap-southeast-3_pool';
const directory = cognitoDirectory(client, UserPoolId);
const sub = '0f1e2d3c-0000-4000-8000-000000000001';
const refusal = { message: 'no', $metadata: {} };
const attributes = [
  { Name: 'sub', Value: sub },
  { Name: 'email', Value: 'siti@dinas.example' },
  { Name: 'email_verified', Value: 'true' },
  { Name: 'name', Value: 'Siti' },
];
const state = {
  Username: sub,
  Enabled: true,
  UserStatus: 'FORCE_CHANGE_PASSWORD',
  UserCreateDate: new Date('2026-11-24T05:00:00.000Z'),
} as const;
const siti = { sub, email: 'siti@dinas.example', name: 'Siti', disabled: false, isInvited: true, createdAt: '2026-11-24T05:00:00.000Z' };

beforeEach(() => cognito.reset());
const inputs = () => cognito.calls().map(({ args: [command] }) => command.input);

test('makes a user by the address, without any mail', async () => {
  cognito.on(AdminCreateUserCommand).resolves({ User: { ...state, Attributes: attributes } });
  expect(await directory.create({ email: 'siti@dinas.example', name: 'Siti' })).toEqual(siti);
  expect(inputs()).toEqual([
    {
      UserPoolId,
      Username: 'siti@dinas.example',
      UserAttributes: attributes.slice(1),
      MessageAction: 'SUPPRESS',
      DesiredDeliveryMediums: ['EMAIL'],
    },
  ]);
});

test('says that the address has an account, and nothing else is an answer', async () => {
  cognito.on(AdminCreateUserCommand).rejectsOnce(new UsernameExistsException(refusal)).rejects(new TooManyRequestsException(refusal));
  expect(await directory.create({ email: 'siti@dinas.example', name: 'Siti' })).toBe('exists');
  await expect(directory.create({ email: 'siti@dinas.example', name: 'Siti' })).rejects.toThrow(TooManyRequestsException);
});

test('sends the invitation once the account is recorded', async () => {
  cognito.on(AdminCreateUserCommand).resolves({});
  await directory.sendInvitation('siti@dinas.example');
  expect(inputs()).toEqual([{ UserPoolId, Username: 'siti@dinas.example', MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] }]);
});

test('finds a user by sub or address, and by its sub alone gets one', async () => {
  cognito.on(AdminGetUserCommand).resolves({ ...state, UserAttributes: attributes });
  expect(await directory.get(sub)).toEqual(siti);
  expect(await directory.find('siti@dinas.example')).toEqual(siti);
  expect(await directory.get('siti@dinas.example')).toBeUndefined();
  expect(inputs()[0]).toEqual({ UserPoolId, Username: sub });
});

test('tells who signed in, who is disabled, and who has no name', async () => {
  const other = { ...state, Enabled: false, UserStatus: 'CONFIRMED', UserAttributes: attributes.slice(0, 1) } as const;
  cognito.on(AdminGetUserCommand).resolves(other);
  expect(await directory.get(sub)).toEqual({ ...siti, email: '', name: '', disabled: true, isInvited: false });
});

test('gives nothing for a user who is not there; another failure is a fault', async () => {
  cognito.on(AdminGetUserCommand).rejectsOnce(new UserNotFoundException(refusal)).rejects(new TooManyRequestsException(refusal));
  expect(await directory.get(sub)).toBeUndefined();
  await expect(directory.get(sub)).rejects.toThrow(TooManyRequestsException);
});

test('lists users in pages of at most sixty', async () => {
  cognito
    .on(ListUsersCommand)
    .resolvesOnce({ Users: [{ ...state, Attributes: attributes }], PaginationToken: 'more' })
    .resolves({ Users: [] });
  expect(await directory.list(100, undefined)).toEqual({ users: [siti], next: 'more' });
  expect(await directory.list(20, 'more')).toEqual({ users: [] });
  expect(inputs()).toEqual([
    { UserPoolId, Limit: 60 },
    { UserPoolId, Limit: 20, PaginationToken: 'more' },
  ]);
});

test('lists the users of a group in pages of at most sixty, and nobody in a group that was not made yet', async () => {
  cognito
    .on(ListUsersInGroupCommand)
    .resolvesOnce({ Users: [{ ...state, Attributes: attributes }], NextToken: 'more' })
    .rejectsOnce(new ResourceNotFoundException(refusal))
    .rejects(new InvalidParameterException(refusal));
  expect(await directory.listGroup('operator:dinkes', 100, undefined)).toEqual({ users: [siti], next: 'more' });
  expect(await directory.listGroup('pj:dinkes', 20, undefined)).toEqual({ users: [] });
  expect(await directory.listGroup('operator:dinkes', 20, 'made up')).toBeUndefined();
  await expect(directory.listGroup('operator:dinkes', 20, undefined)).rejects.toThrow(InvalidParameterException);
  expect(inputs()).toEqual([
    { UserPoolId, GroupName: 'operator:dinkes', Limit: 60 },
    { UserPoolId, GroupName: 'pj:dinkes', Limit: 20 },
    { UserPoolId, GroupName: 'operator:dinkes', Limit: 20, NextToken: 'made up' },
    { UserPoolId, GroupName: 'operator:dinkes', Limit: 20 },
  ]);
});

test('knows a cursor that it did not give, and no other failure by it', async () => {
  cognito.on(ListUsersCommand).rejects(new InvalidParameterException(refusal));
  expect(await directory.list(20, 'made up')).toBeUndefined();
  await expect(directory.list(20, undefined)).rejects.toThrow(InvalidParameterException);
  cognito.on(ListUsersCommand).rejects(new TooManyRequestsException(refusal));
  await expect(directory.list(20, 'made up')).rejects.toThrow(TooManyRequestsException);
});

test('gathers an account’s groups from all pages', async () => {
  cognito
    .on(AdminListGroupsForUserCommand)
    .resolvesOnce({ Groups: [{ GroupName: 'walidata' }, {}], NextToken: 'more' })
    .resolves({ Groups: [{ GroupName: 'instansi:kominfo' }] });
  expect(await directory.groupsOf(sub)).toEqual(['walidata', 'instansi:kominfo']);
  expect(inputs()).toEqual([
    { UserPoolId, Username: sub },
    { UserPoolId, Username: sub, NextToken: 'more' },
  ]);
});

test('gives and takes groups, disables, enables and signs out by the sub', async () => {
  cognito.onAnyCommand().resolves({});
  await directory.addToGroup(sub, 'walidata');
  await directory.removeFromGroup(sub, 'walidata');
  await directory.disable(sub);
  await directory.enable(sub);
  await directory.signOut(sub);
  expect(cognito.calls().map(({ args: [command] }) => [command.constructor, command.input])).toEqual([
    [AdminAddUserToGroupCommand, { UserPoolId, Username: sub, GroupName: 'walidata' }],
    [AdminRemoveUserFromGroupCommand, { UserPoolId, Username: sub, GroupName: 'walidata' }],
    [AdminDisableUserCommand, { UserPoolId, Username: sub }],
    [AdminEnableUserCommand, { UserPoolId, Username: sub }],
    [AdminUserGlobalSignOutCommand, { UserPoolId, Username: sub }],
  ]);
});

test('makes a group that the pool lacks, and gives it then; the one who made it meanwhile', async () => {
  const membership = { UserPoolId, Username: sub, GroupName: 'operator:dishub' };
  const add = cognito.on(AdminAddUserToGroupCommand);
  for (const made of ['here', 'elsewhere']) {
    cognito.resetHistory();
    add.rejectsOnce(new ResourceNotFoundException(refusal)).resolvesOnce({});
    if (made === 'here') cognito.on(CreateGroupCommand).resolves({});
    else cognito.on(CreateGroupCommand).rejects(new GroupExistsException(refusal));
    await directory.addToGroup(sub, 'operator:dishub');
    expect(cognito.calls().map(({ args: [command] }) => [command.constructor, command.input])).toEqual([
      [AdminAddUserToGroupCommand, membership],
      [CreateGroupCommand, { UserPoolId, GroupName: 'operator:dishub' }],
      [AdminAddUserToGroupCommand, membership],
    ]);
  }
});

test('a group that cannot be made is a fault', async () => {
  cognito.on(AdminAddUserToGroupCommand).rejects(new ResourceNotFoundException(refusal));
  cognito.on(CreateGroupCommand).rejects(new TooManyRequestsException(refusal));
  await expect(directory.addToGroup(sub, 'operator:dishub')).rejects.toThrow(TooManyRequestsException);
});

test('a name longer than a pool takes is nobody’s, and the pool is not asked', async () => {
  const longest = 'x'.repeat(128);
  cognito.on(AdminGetUserCommand, { Username: longest }).rejects(new UserNotFoundException(refusal));
  expect(await directory.get(longest)).toBeUndefined();
  expect(cognito.calls()).toHaveLength(1);
  for (const length of [129, 200, 255]) {
    expect(await directory.get('x'.repeat(length))).toBeUndefined();
    expect(await directory.find('x'.repeat(length))).toBeUndefined();
  }
  expect(cognito.calls()).toHaveLength(1);
});
