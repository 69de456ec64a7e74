import { decide } from '../access/decide.ts';
import type { AnyAnswer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import type { OperationName } from '../routes.ts';

type Caller = Pick<Call<OperationName>, 'principal' | 'now'>;

/** Does what the steward alone may do with accounts; everyone else is refused (access.md, "Acting"). */
export async function asSteward<A extends AnyAnswer>({ principal, now }: Caller, act: () => Promise<A>): Promise<A | Problem> {
  const decision = decide(principal, 'keep-accounts', { kind: 'city' }, now);
  if (decision.effect === 'deny') return denied(decision);
  const answer = await act();
  return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
}

/** Four eyes: nobody changes their own account. So one enabled steward always stays, too: the one who disables the others. */
export function ownAccount({ principal }: Pick<Caller, 'principal'>, sub: string): Problem | undefined {
  if (principalIdOf(principal) !== sub) return undefined;
  return {
    status: 403,
    code: 'forbidden',
    detail: 'Akun Anda sendiri hanya dapat diubah oleh walidata lain. Minta rekan walidata melakukannya.',
    log: { rule: 'accounts/own', reason: 'own account' },
  };
}

/** Only a steward asks, who may know which accounts there are: these words tell nobody else anything. */
export const noSuchAccount: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Tidak ada akun dengan id ini. Ambil id-nya dari daftar akun.',
};

/** Why there is nothing to invite to, and no list: the city signs in by a service of its own. */
export const keptElsewhere: Problem = {
  status: 409,
  code: 'conflict',
  detail:
    'Akun kota ini dibuat dan didaftar di layanan masuk milik kota sendiri. Di sini akun hanya dapat dibatasi, dinonaktifkan, atau diikat ke seorang warga.',
};
