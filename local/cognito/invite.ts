import { answered, failed, type JsonAnswer } from '../requests/json-operation.ts';
import type { AccountStore } from './account-store.ts';
import type { PoolInput } from './pool-shapes.ts';
import { userOf } from './user.ts';

// What an administrator may set in a pool whose schema adds nothing: those of OpenID Connect's standard claims that this house uses.
const settable = ['email', 'email_verified', 'name'];
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** AdminCreateUser in a pool that signs in by e-mail address: Cognito makes the username, the address becomes the attribute. */
export function invite(accounts: AccountStore, newSub: () => string, input: PoolInput<'AdminCreateUser'>): JsonAnswer {
  if (input.MessageAction === 'RESEND') return inviteAgain(accounts, input.Username);
  const attributes = Object.fromEntries(input.UserAttributes.map(({ Name, Value }) => [Name, Value]));
  const refused = refusedAttributes(attributes, input.Username);
  if (refused !== undefined) return invalid(refused);
  const sub = newSub();
  const added = accounts.add({
    username: sub,
    sub,
    groups: [],
    status: 'FORCE_CHANGE_PASSWORD',
    attributes: { ...attributes, email: input.Username },
  });
  const account = accounts.get(sub);
  if (!added || account === undefined) return failed('UsernameExistsException', 'An account with the given email already exists.');
  return answered({ User: userOf(account) });
}

function refusedAttributes(attributes: Readonly<Record<string, string>>, username: string): string | undefined {
  if (!address.test(username)) return 'Username should be an email.';
  const unknown = Object.keys(attributes).find((name) => !settable.includes(name));
  if (unknown !== undefined) return `Attributes did not conform to the schema: ${unknown}: Attribute does not exist in the schema.`;
  if ((attributes.email ?? username).toLowerCase() !== username.toLowerCase()) return 'The email attribute is not the username.';
  return undefined;
}

function inviteAgain(accounts: AccountStore, username: string): JsonAnswer {
  const account = accounts.get(username);
  if (account === undefined) return failed('UserNotFoundException', 'User does not exist.');
  if (account.status !== 'FORCE_CHANGE_PASSWORD')
    return failed('UnsupportedUserStateException', 'Resend not possible. User status is not FORCE_CHANGE_PASSWORD.');
  return answered({ User: userOf(account) });
}

function invalid(message: string): JsonAnswer {
  return failed('InvalidParameterException', message);
}
