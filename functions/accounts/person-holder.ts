import type { Call } from '../http/call.ts';
import type { Account } from '../model/account.ts';
import { principalIdOf } from '../model/principal.ts';
import type { AccountStore } from './account.port.ts';
import { itemsOf } from './account-items.ts';

/** The account that a person has, or once had. */
export type Holder = {
  readonly sub: string;
  /** Disabled, or bound to somebody else for good (two people bound it at once, and this one lost). */
  readonly mayLeave: boolean;
  readonly account: Account | undefined;
};

/** `person` is the keyed hash. */
export async function personHolder(accounts: AccountStore, person: string): Promise<Holder | undefined> {
  const sub = await accounts.holderOf(person);
  if (sub === undefined) return undefined;
  const { account, person: bound } = await itemsOf(accounts, sub);
  const isElsewhere = bound !== undefined && bound.person !== person;
  return { sub, account, mayLeave: isElsewhere || account?.disabled === true };
}

/**
 * Gives the person to the account of `sub`, from `holder` where there is one; false where somebody else was faster. A disabled holder is first told for
 * good who follows it: enabled again a moment later, it would be the person's second account.
 */
export async function givePerson(
  accounts: AccountStore,
  person: string,
  sub: string,
  holder: Holder | undefined,
  call: Pick<Call<'bindPerson'>, 'principal' | 'now'>,
): Promise<boolean> {
  if (!holder) return (await accounts.claim(person, sub)) === sub;
  if (holder.account?.disabled && holder.account.replacedBy !== sub) {
    const { lastChange: _made, ...account } = holder.account;
    const updated = { updatedAt: call.now.toISOString(), updatedBy: principalIdOf(call.principal), revision: account.revision + 1 };
    if ((await accounts.put({ ...account, replacedBy: sub, ...updated })) === 'stale') return false;
  }
  return (await accounts.pass(person, holder.sub, sub)) === 'passed';
}
