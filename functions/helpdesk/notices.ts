import { decide } from '../access/decide.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { staleFor } from '../http/if-match.ts';
import type { Problem } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import type { NoticeChoices } from './notice-choice.port.ts';
import { personOf } from './person-of.ts';

export type NoticesPorts = { readonly notices: NoticeChoices; readonly accounts: Pick<AccountStore, 'load'> };

/** GET /v1/me/notices: whether the resident is told by mail that there is something new. */
export function getNotices(ports: NoticesPorts): Operation<'getNotices'> {
  return (call) => asResident<'getNotices'>(ports, call, async (person) => ok({ byMail: (await ports.notices.get(person)) !== undefined }));
}

/** PUT /v1/me/notices: the resident chooses. What is there already is not told; nobody is told anything who did not choose it. */
export function setNotices(ports: NoticesPorts): Operation<'setNotices'> {
  return (call) =>
    asResident<'setNotices'>(ports, call, async (person) => {
      const stale = staleFor(call, undefined);
      if (stale) return stale;
      const at = call.now.toISOString();
      const standing = await ports.notices.get(person);
      if (!call.body.byMail) await ports.notices.drop(person);
      else if (standing?.sub !== principalIdOf(call.principal))
        await ports.notices.put({ person, sub: principalIdOf(call.principal), since: at, toldUntil: at });
      return ok({ byMail: call.body.byMail });
    });
}

type Noticing = 'getNotices' | 'setNotices';

async function asResident<N extends Noticing>(
  { accounts }: NoticesPorts,
  { principal, now }: Pick<Call<Noticing>, 'principal' | 'now'>,
  act: (person: string) => Promise<Answer<N>>,
): Promise<Answer<N> | Problem> {
  const decision = decide(principal, 'see-own-profile', { kind: 'city' }, now);
  if (decision.effect === 'deny') return denied(decision);
  const person = await personOf(accounts, principal);
  if (person === undefined) return nobody;
  return { ...(await act(person)), log: allowedLog(decision) };
}

const nobody: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Pemberitahuan hanya untuk warga yang akunnya terikat.',
  log: { rule: 'persons/self', reason: 'no person is bound' },
};
