import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
  GroupExistsException,
  InvalidParameterException,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type ListUsersInGroupCommandOutput,
  ResourceNotFoundException,
  UserNotFoundException,
  UsernameExistsException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import type { Directory, DirectoryUser } from '../../accounts/directory.port.ts';
import { limits } from '../../limits.ts';

/**
 * The stack's user pool (Amazon Cognito user pools API reference). Users sign in by their address; the pool makes the username, and every call here names
 * an account by its `sub`, which the pool takes for one.
 */
export function cognitoDirectory(client: CognitoIdentityProviderClient, UserPoolId: string): Directory {
  const named = (Username: string) => ({ UserPoolId, Username });
  // Cognito writes by SMS where nothing is said (API reference, AdminCreateUser).
  const byMail: Pick<AdminCreateUserCommandInput, 'DesiredDeliveryMediums'> = { DesiredDeliveryMediums: ['EMAIL'] };
  const find = async (username: string): Promise<DirectoryUser | undefined> => {
    // A longer name is nobody's, and the pool refuses to be asked for it.
    if (username.length > limits.maxPoolNameCharacters) return undefined;
    const user = await orUndefined(client.send(new AdminGetUserCommand(named(username))), UserNotFoundException);
    return user && userOf({ ...user, Attributes: user.UserAttributes });
  };
  // A group is made when somebody is first put into it.
  const inGroupOrNobody = async (command: ListUsersInGroupCommand): Promise<Pick<ListUsersInGroupCommandOutput, 'Users' | 'NextToken'>> =>
    (await orUndefined(client.send(command), ResourceNotFoundException)) ?? {};
  return {
    async create({ email, name }) {
      const UserAttributes = [attribute('email', email), attribute('email_verified', 'true'), attribute('name', name)];
      const create = new AdminCreateUserCommand({ ...named(email), UserAttributes, MessageAction: 'SUPPRESS', ...byMail });
      const made = await orUndefined(client.send(create), UsernameExistsException);
      return made ? userOf(made.User) : 'exists';
    },
    async sendInvitation(email) {
      await client.send(new AdminCreateUserCommand({ ...named(email), MessageAction: 'RESEND', ...byMail }));
    },
    async get(sub) {
      const user = await find(sub);
      // An address or another name is a username, too: the path names accounts by their sub alone.
      return user?.sub === sub ? user : undefined;
    },
    find,
    async list(limit, cursor) {
      const Limit = Math.min(limit, limits.maxDirectoryPage);
      const asked = client.send(new ListUsersCommand({ UserPoolId, Limit, ...(cursor === undefined ? {} : { PaginationToken: cursor }) }));
      const page = cursor === undefined ? await asked : await orUndefined(asked, InvalidParameterException);
      if (!page) return undefined;
      return { users: (page.Users ?? []).map(userOf), ...(page.PaginationToken === undefined ? {} : { next: page.PaginationToken }) };
    },
    async listGroup(GroupName, limit, cursor) {
      const Limit = Math.min(limit, limits.maxDirectoryPage);
      const NextToken = cursor === undefined ? {} : { NextToken: cursor };
      const asked = inGroupOrNobody(new ListUsersInGroupCommand({ UserPoolId, GroupName, Limit, ...NextToken }));
      const page = cursor === undefined ? await asked : await orUndefined(asked, InvalidParameterException);
      if (!page) return undefined;
      return { users: (page.Users ?? []).map(userOf), ...(page.NextToken === undefined ? {} : { next: page.NextToken }) };
    },
    async groupsOf(sub) {
      const groups: string[] = [];
      let from: string | undefined;
      do {
        const page = await client.send(
          new AdminListGroupsForUserCommand({ ...named(sub), ...(from === undefined ? {} : { NextToken: from }) }),
        );
        groups.push(...(page.Groups ?? []).flatMap(({ GroupName }) => GroupName ?? []));
        from = page.NextToken;
      } while (from !== undefined);
      return groups;
    },
    async addToGroup(sub, GroupName) {
      const add = () => client.send(new AdminAddUserToGroupCommand({ ...named(sub), GroupName }));
      if (await orUndefined(add(), ResourceNotFoundException)) return;
      // Groups of OPDs and institutions are made when first needed (lib/keeping/identity.ts); another call may have just made this one.
      await orUndefined(client.send(new CreateGroupCommand({ UserPoolId, GroupName })), GroupExistsException);
      await add();
    },
    async removeFromGroup(sub, GroupName) {
      await client.send(new AdminRemoveUserFromGroupCommand({ ...named(sub), GroupName }));
    },
    async disable(sub) {
      await client.send(new AdminDisableUserCommand(named(sub)));
    },
    async enable(sub) {
      await client.send(new AdminEnableUserCommand(named(sub)));
    },
    async signOut(sub) {
      await client.send(new AdminUserGlobalSignOutCommand(named(sub)));
    },
  };
}

const userSchema = z.object({
  sub: z.string(),
  email: z.string().default(''),
  name: z.string().default(''),
  Enabled: z.boolean(),
  UserStatus: z.string(),
  UserCreateDate: z.date(),
});

function userOf(user: UserType | undefined): DirectoryUser {
  const attributes = Object.fromEntries((user?.Attributes ?? []).map(({ Name, Value }) => [Name, Value]));
  const { sub, email, name, Enabled, UserStatus, UserCreateDate } = userSchema.parse({ ...user, ...attributes });
  const isInvited = UserStatus === 'FORCE_CHANGE_PASSWORD';
  return { sub, email, name, disabled: !Enabled, isInvited, createdAt: UserCreateDate.toISOString() };
}

function attribute(Name: string, Value: string): AttributeType {
  return { Name, Value };
}

/** Undefined where Cognito refuses by this exception; any other failure is a fault. */
async function orUndefined<T>(call: Promise<T>, refusal: new (...args: never[]) => Error): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof refusal) return undefined;
    throw error;
  }
}
