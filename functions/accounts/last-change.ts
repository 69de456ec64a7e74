import { createHash } from 'node:crypto';
import type { Call } from '../http/call.ts';
import type { Account } from '../model/account.ts';
import { principalIdOf } from '../model/principal.ts';
import { inOrder } from './assignable-groups.ts';

type AskedChange = Pick<Call<'changeAccount'>, 'principal' | 'ifMatch' | 'body'>;

/** The mark of a change in STATE: a digest of who asked for what, why, and over which revision. Nothing of it can be read back. */
export function markOf({ principal, ifMatch, body: { groups, disabled, signOut, reason } }: AskedChange): string {
  const asked = [principalIdOf(principal), ifMatch, groups && inOrder(groups), disabled, signOut, reason];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

/** True for a request whose change is the last that was made: the very same, by the same steward over the same revision. */
export function isRepetition(ask: AskedChange, account: Account): boolean {
  return account.lastChange === markOf(ask);
}
