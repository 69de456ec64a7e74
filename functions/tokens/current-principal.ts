import { isDeepStrictEqual } from 'node:util';
import type { AccessFacts } from '../access/access-facts.port.ts';
import { refusedBy } from '../model/account.ts';
import { type Kind, kindsOfGroups, type Principal } from '../model/principal.ts';

/**
 * The caller as their account leaves them at this moment: the gate looked at it before, and an operation looks again. Kinds only go, none comes; undefined
 * once the account is disabled, or refuses tokens as old as the caller's.
 */
export function currentPrincipal(
  principal: Principal,
  { account, isBound }: Pick<AccessFacts, 'account' | 'isBound'>,
): Principal | undefined {
  if (principal.type === 'anonymous') return principal;
  const { issuedAt } = principal;
  if (refusedBy(account, issuedAt === undefined ? undefined : new Date(issuedAt))) return undefined;
  const left = account?.groups && kindsOfGroups(account.groups);
  const keeps = (kind: Kind) => {
    if (kind.kind === 'citizen') return isBound;
    return left === undefined || left.some((one) => isDeepStrictEqual(one, kind));
  };
  return { ...principal, kinds: principal.kinds.filter(keeps) };
}
