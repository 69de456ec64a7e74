import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { accountAnswer, accountEtag } from './account-answer.ts';
import { asSteward, noSuchAccount } from './as-steward.ts';
import { type KnownAccountPorts, knownAccount } from './known-account.ts';

/** GET /v1/accounts/{sub}: one account, with its revision as ETag (0 before its first change here). */
export function getAccount(ports: KnownAccountPorts): Operation<'getAccount'> {
  return (call) =>
    asSteward(call, async () => {
      const known = await knownAccount(ports, call.params.sub);
      return known ? ok(accountAnswer(known), accountEtag(known.account)) : noSuchAccount;
    });
}
