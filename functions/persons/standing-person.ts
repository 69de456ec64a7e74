import { isDeepStrictEqual } from 'node:util';
import type { AccessFacts, FactsStore } from '../access/access-facts.port.ts';
import type { CityAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import { itemsOf } from '../accounts/account-items.ts';
import type { ProfileStore } from '../datasets/profile.port.ts';
import type { AnyAnswer } from '../http/answer.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Principal } from '../model/principal.ts';
import { currentPrincipal } from '../tokens/current-principal.ts';
import { type Appearing, appearing, type SourcePorts } from './sources.ts';

export type StandingPorts = Pick<SourcePorts, 'datasets'> & {
  readonly facts: FactsStore;
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly profiles: Pick<ProfileStore, 'list'>;
};

/** Who asks, as their account leaves them, which person they are themselves, and which datasets appear in profiles: all of one moment. */
export type StandingPerson = {
  readonly principal: Principal;
  /** The keyed hash of the person that the account is bound to. */
  readonly self: string | undefined;
  readonly appearing: readonly Appearing[];
};

type Asking = { readonly principal: Principal; readonly now: Date };

/**
 * Does what `action` allows, and looks again before the answer leaves: it goes only if the account, the settings and levels of the datasets are still what
 * they were, and `act` saw nothing else change; else all is done again (decision 0014). 503 where they change again and again.
 */
export async function whileItStands<A extends AnyAnswer>(
  ports: StandingPorts,
  { principal, now }: Asking,
  action: CityAction,
  act: (standing: StandingPerson) => Promise<A | 'changed'>,
): Promise<A | Problem> {
  let known = await load(ports, principal);
  for (let attempt = 0; attempt < limits.maxReadAttempts; attempt += 1) {
    const current = currentPrincipal(principal, known.facts);
    if (!current) return denied({ effect: 'deny', answer: 401, rule: 'account', reason: 'refused by its account' });
    const decision = decide(current, action, { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const answer = await act({ principal: current, self: known.self, appearing: known.appearing });
    const fresh = await load(ports, principal);
    if (answer !== 'changed' && isDeepStrictEqual(fresh, known)) return { ...answer, log: { ...allowedLog(decision), ...answer.log } };
    known = fresh;
  }
  return unavailable('Pengaturan data ini sedang diubah. Coba lagi sebentar lagi.');
}

type Known = Pick<StandingPerson, 'self' | 'appearing'> & { readonly facts: AccessFacts };

async function load(ports: StandingPorts, principal: Principal): Promise<Known> {
  const sub = principal.type === 'account' ? principal.sub : undefined;
  const [facts, items, profiles] = await Promise.all([
    ports.facts.load(sub === undefined ? {} : { sub }),
    sub === undefined ? undefined : itemsOf(ports.accounts, sub),
    ports.profiles.list(),
  ]);
  return { facts, self: items?.person?.person, appearing: await appearing(ports, profiles) };
}
