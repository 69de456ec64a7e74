import type { Call } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { Account } from '../model/account.ts';
import { principalIdOf } from '../model/principal.ts';
import type { AccountStore } from './account.port.ts';
import { itemsOf } from './account-items.ts';

export type EndTokensPorts = {
  readonly accounts: AccountStore;
  /** The time at this moment, where a request's own is too early. */
  readonly clock: () => Date;
};

/**
 * Moves `validFrom` to this moment, after the login service has ended the sessions: until then a stolen refresh token still got access tokens, and
 * those are newer than the first `validFrom`. Done over whatever stands, since it only takes away; throws where others change the account at each attempt.
 */
export async function endTokens({ accounts, clock }: EndTokensPorts, { principal, params }: EndTokensAsk): Promise<Account> {
  for (let attempt = 0; attempt < limits.maxEndTokensAttempts; attempt += 1) {
    const { account } = await itemsOf(accounts, params.sub);
    if (!account) throw new Error('the account that was signed out has no STATE');
    const at = clock().toISOString();
    const ended = { ...account, validFrom: at, updatedAt: at, updatedBy: principalIdOf(principal), revision: account.revision + 1 };
    if ((await accounts.put(ended)) === 'written') return ended;
  }
  throw new Error('others changed the account at each attempt to end its tokens');
}

type EndTokensAsk = Pick<Call<'changeAccount'>, 'principal' | 'params'>;
