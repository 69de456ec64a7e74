import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { accountAnswer } from './account-answer.ts';
import { answered, strangeCursor } from './account-items.ts';
import { asSteward, keptElsewhere } from './as-steward.ts';
import { inTurns } from './in-turns.ts';
import { type KnownAccountPorts, withGroups } from './known-account.ts';

/** GET /v1/accounts: a page of the login service's accounts with what the catalog holds of each; 409 where the city signs in by a service of its own. */
export function listAccounts({ accounts, directory }: KnownAccountPorts): Operation<'listAccounts'> {
  return (call) =>
    asSteward(call, async () => {
      if (!directory) return keptElsewhere;
      const page = await directory.list(call.query.limit ?? limits.defaultListItems, call.query.cursor);
      if (!page) return strangeCursor;
      const items = await accounts.load(page.users.map(({ sub }) => sub));
      const known = await inTurns(page.users, (user, place) => withGroups(directory, user.sub, user, answered(items[place])));
      return ok({ items: known.map(accountAnswer), next: page.next });
    });
}
