import { decide } from '../access/decide.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { institutionsOf, opdsOf } from '../model/principal.ts';

/** GET /v1/me: the account, its kinds, the OPDs it works for and the institutions it belongs to. */
export function whoAmI(): Operation<'whoAmI'> {
  return async ({ principal, now }) => {
    const decision = decide(principal, 'identify', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    if (principal.type === 'anonymous') throw new Error('identify allowed an anonymous caller');
    const { sub, name, kinds } = principal;
    return {
      status: 200,
      body: { sub, name, kinds, opds: opdsOf(principal), institutions: institutionsOf(principal) },
      log: allowedLog(decision),
    };
  };
}
