import { isDeepStrictEqual } from 'node:util';
import type { AccessFacts } from '../access/access-facts.port.ts';
import { refusedBy } from '../model/account.ts';
import { type Kind, kindsOfGroups, type Principal, withDeliveries } from '../model/principal.ts';
import type { UnitDelivery } from '../model/unit.ts';

/**
 * The caller as their account leaves them at this moment: the gate looked at it before, and an operation looks again. Kinds only go, none comes, nor a unit to deliver for; undefined
 * once the account is disabled, or refuses tokens as old as the caller's.
 */
export function currentPrincipal(
  principal: Principal,
  { account, isBound, deliveries = [] }: Pick<AccessFacts, 'account' | 'isBound' | 'deliveries'>,
): Principal | undefined {
  if (principal.type === 'anonymous') return principal;
  const { issuedAt } = principal;
  if (refusedBy(account, issuedAt === undefined ? undefined : new Date(issuedAt))) return undefined;
  const left = account?.groups && kindsOfGroups(account.groups);
  const keeps = (kind: Kind) => {
    if (kind.kind === 'citizen') return isBound;
    const [given] = withDeliveries([kind], []);
    return left === undefined || left.some((one) => isDeepStrictEqual(one, given));
  };
  return { ...principal, kinds: principal.kinds.filter(keeps).map((kind) => stillDelivering(kind, deliveries)) };
}

/** Of what the gate saw a unit's account deliver, what it still does. */
function stillDelivering(kind: Kind, deliveries: readonly UnitDelivery[]): Kind {
  if (kind.kind !== 'unit') return kind;
  const before = (kind.delivers ?? []).map((one) => ({ opdId: kind.unitOf, ...one }));
  const [now = kind] = withDeliveries(
    [kind],
    before.filter((one) => deliveries.some((other) => isDeepStrictEqual(one, other))),
  );
  return now;
}
