import type { PoolAccount } from './pool-account.ts';

/** An account as Cognito's `UserType`; times are seconds since 1970, as the JSON protocol has them. */
export function userOf({ username, sub, attributes, enabled, status, createdAt, modifiedAt }: PoolAccount) {
  return {
    Username: username,
    Attributes: Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: createdAt.getTime() / 1000,
    UserLastModifiedDate: modifiedAt.getTime() / 1000,
    Enabled: enabled,
    UserStatus: status,
  };
}
