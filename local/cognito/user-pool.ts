import type * as z from 'zod';
import {
  answered,
  failed,
  type JsonAnswer,
  type JsonService,
  type Operation,
  operation,
  refusalOf,
  serviceOf,
} from '../requests/json-operation.ts';
import type { ServiceAccess } from '../requests/permissions.ts';
import type { AccountStore } from './account-store.ts';
import { invite } from './invite.ts';
import { readFilter, readPage, writePage } from './listing.ts';
import type { PoolAccount } from './pool-account.ts';
import { type PoolInput, poolShapes } from './pool-shapes.ts';
import { userOf } from './user.ts';

/** The template's user pool and the groups that it has from the start. */
export type UserPoolSettings = { readonly id: string; readonly arn: string; readonly groups: readonly string[] };

export type UserPoolOptions = {
  readonly pool: UserPoolSettings;
  readonly accounts: AccountStore;
  readonly access: ServiceAccess;
  /** Makes the sub of an invited account: a UUID. */
  readonly newSub: () => string;
  /** Ends what an account has open at the login: sessions and refresh tokens. */
  readonly endSessions: (sub: string) => void;
};

// The largest page of ListUsers and AdminListGroupsForUser, and what is given where none is asked.
const page = 60;

/**
 * Cognito's user pool, as far as the administrator's calls that this house makes (Amazon Cognito user pools API reference). Errors bear Cognito's
 * names; a role needs the right on the pool's ARN. The pool signs in by e-mail address: every call takes an account's username, sub or address.
 * No mail is sent and no password kept: the laptop's login asks for none.
 */
export function userPool(options: UserPoolOptions): JsonService {
  const { pool, accounts, endSessions } = options;
  const of = <Schema extends z.ZodType<{ readonly UserPoolId: string }>>(
    schema: Schema,
    run: (input: z.infer<Schema>) => JsonAnswer,
  ): Operation => operation(schema, (input, call) => refusal(options, call, input.UserPoolId) ?? run(input), 'InvalidParameterException');
  const toAccount = (change: (account: PoolAccount) => void) => (input: PoolInput<'AdminGetUser'>) =>
    withAccount(accounts, input.Username, (account) => {
      change(account);
      return answered();
    });
  const hasGroup = (name: string) => pool.groups.includes(name) || accounts.hasGroup(name);
  const toGroup = (change: (sub: string, group: string) => void) => (input: PoolInput<'AdminAddUserToGroup'>) =>
    hasGroup(input.GroupName)
      ? toAccount(({ sub }) => change(sub, input.GroupName))(input)
      : failed('ResourceNotFoundException', 'Group not found.');

  return serviceOf('AWSCognitoIdentityProviderService', 400, {
    AdminCreateUser: of(poolShapes.AdminCreateUser, (input) => invite(accounts, options.newSub, input)),
    AdminGetUser: of(poolShapes.AdminGetUser, ({ Username }) => withAccount(accounts, Username, describeUser)),
    ListUsers: of(poolShapes.ListUsers, (input) => listUsers(accounts, input)),
    ListUsersInGroup: of(poolShapes.ListUsersInGroup, (input) =>
      hasGroup(input.GroupName) ? listGroup(accounts, input) : failed('ResourceNotFoundException', 'Group not found.'),
    ),
    CreateGroup: of(poolShapes.CreateGroup, ({ GroupName }) => {
      if (hasGroup(GroupName)) return failed('GroupExistsException', 'A group with the name already exists.');
      accounts.addGroup(GroupName);
      return answered({ Group: { GroupName, UserPoolId: pool.id } });
    }),
    AdminAddUserToGroup: of(poolShapes.AdminAddUserToGroup, toGroup(accounts.addToGroup)),
    AdminRemoveUserFromGroup: of(poolShapes.AdminRemoveUserFromGroup, toGroup(accounts.removeFromGroup)),
    AdminListGroupsForUser: of(poolShapes.AdminListGroupsForUser, (input) =>
      withAccount(accounts, input.Username, (account) => listGroups(pool, account, input)),
    ),
    AdminDisableUser: of(
      poolShapes.AdminDisableUser,
      toAccount(({ sub }) => {
        accounts.setEnabled(sub, false);
        endSessions(sub);
      }),
    ),
    AdminEnableUser: of(
      poolShapes.AdminEnableUser,
      toAccount(({ sub }) => accounts.setEnabled(sub, true)),
    ),
    AdminUserGlobalSignOut: of(
      poolShapes.AdminUserGlobalSignOut,
      toAccount(({ sub }) => endSessions(sub)),
    ),
  });
}

type Caller = { readonly accessKeyId: string; readonly action: string };

/** The role is asked about the pool that the call names; only then is said whether there is one. */
function refusal({ pool, access }: UserPoolOptions, { accessKeyId, action }: Caller, poolId: string): JsonAnswer | undefined {
  const resource = poolId === pool.id ? pool.arn : pool.arn.replace(pool.id, poolId);
  const denied = refusalOf(access.isAllowed, 400, { accessKeyId, action: `cognito-idp:${action}`, resource });
  if (denied !== undefined) return denied;
  return poolId === pool.id ? undefined : failed('ResourceNotFoundException', `User pool ${poolId} does not exist.`);
}

function withAccount(accounts: AccountStore, name: string, run: (account: PoolAccount) => JsonAnswer): JsonAnswer {
  const account = accounts.get(name);
  return account === undefined ? failed('UserNotFoundException', 'User does not exist.') : run(account);
}

function describeUser(account: PoolAccount): JsonAnswer {
  const { Attributes, ...rest } = userOf(account);
  return answered({ ...rest, UserAttributes: Attributes });
}

function listUsers(accounts: AccountStore, { Filter, PaginationToken, Limit = page }: PoolInput<'ListUsers'>): JsonAnswer {
  const filter = Filter === undefined ? undefined : readFilter(Filter);
  if (Filter !== undefined && filter === undefined) return failed('InvalidParameterException', 'Error while parsing filter.');
  const after = readPage(PaginationToken);
  if (after === undefined) return failed('InvalidParameterException', 'Invalid pagination token.');
  const size = Limit || page;
  const found = accounts.list(filter, after, size + 1);
  const Users = found.slice(0, size);
  const last = Users.at(-1);
  const more = last !== undefined && found.length > size ? { PaginationToken: writePage(last.place) } : {};
  return answered({ Users: Users.map(userOf), ...more });
}

function listGroup(accounts: AccountStore, { GroupName, NextToken, Limit = page }: PoolInput<'ListUsersInGroup'>): JsonAnswer {
  const after = readPage(NextToken);
  if (after === undefined) return failed('InvalidParameterException', 'Invalid pagination token.');
  const size = Limit || page;
  const found = accounts.inGroup(GroupName, after, size + 1);
  const Users = found.slice(0, size);
  const last = Users.at(-1);
  const more = last !== undefined && found.length > size ? { NextToken: writePage(last.place) } : {};
  return answered({ Users: Users.map(userOf), ...more });
}

function listGroups(pool: UserPoolSettings, { groups }: PoolAccount, input: PoolInput<'AdminListGroupsForUser'>): JsonAnswer {
  const from = readPage(input.NextToken);
  if (from === undefined) return failed('InvalidParameterException', 'Invalid pagination token.');
  const until = from + (input.Limit || page);
  const Groups = groups.slice(from, until).map((GroupName) => ({ GroupName, UserPoolId: pool.id }));
  return answered({ Groups, ...(until < groups.length ? { NextToken: writePage(until) } : {}) });
}
