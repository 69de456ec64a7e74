import type { City } from '../../cities/city.ts';
import type { FactsStore } from '../access/access-facts.port.ts';
import { decide } from '../access/decide.ts';
import type { LockStore } from '../access/lock.port.ts';
import type { AccountRecordStore } from '../accounts/account-record.port.ts';
import type { PersonKey } from '../accounts/person-key.port.ts';
import type { AnyAnswer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { bodyOf } from '../model/organisation.ts';
import { personHash } from '../model/person-hash.ts';
import type { Principal } from '../model/principal.ts';
import { principalIdOf } from '../model/principal.ts';
import { currentPrincipal } from '../tokens/current-principal.ts';
import { withPersonKey } from './with-person-key.ts';

export type LockPorts = {
  readonly facts: FactsStore;
  readonly locks: LockStore;
  readonly personKey: PersonKey;
  readonly accountRecords: AccountRecordStore;
  readonly city: Pick<City, 'safetyLockOpds' | 'opds'>;
  readonly ids: () => string;
};

/** POST /v1/persons/locks: from this answer on nobody but these persons themselves (and of children the guardian) sees anything of them. */
export function lockPersons(ports: LockPorts): Operation<'lockPersons'> {
  return (call) =>
    withPersonKey(ports, async (key) => {
      return byProtector(ports, call, async (principal, opdId) => {
        const { niks, guardianNik } = call.body;
        const guardian = guardianNik === undefined ? undefined : personHash(key, guardianNik);
        const at = call.now.toISOString();
        await record(ports, call, 'lock-persons', principal);
        for (const person of new Set(niks.map((nik) => personHash(key, nik)))) {
          const exceptFor = guardian === undefined || guardian === person ? {} : { exceptFor: guardian };
          await ports.locks.put({ person, ...exceptFor, opdId, lockedBy: principalIdOf(principal), lockedAt: at });
        }
        return ok({ persons: new Set(niks).size });
      });
    });
}

/** POST /v1/persons/unlocks: takes away what this OPD locked, or one that went into it. It doesn't say who was locked, nor by whom else they still are. */
export function unlockPersons(ports: LockPorts): Operation<'unlockPersons'> {
  return (call) =>
    withPersonKey(ports, async (key) => {
      return byProtector(ports, call, async (principal, opdId) => {
        const { niks } = call.body;
        await record(ports, call, 'unlock-persons', principal);
        for (const nik of new Set(niks)) for (const id of bodyOf(ports.city.opds, opdId)) await ports.locks.drop(personHash(key, nik), id);
        return ok({ persons: new Set(niks).size });
      });
    });
}

type Asking = { readonly principal: Principal; readonly now: Date };

/** For operators of an OPD that the city names for it. */
async function byProtector<A extends AnyAnswer>(
  { facts, city }: LockPorts,
  { principal, now }: Asking,
  act: (principal: Principal, opdId: string) => Promise<A>,
): Promise<A | Problem> {
  const sub = principal.type === 'account' ? { sub: principal.sub } : {};
  const current = currentPrincipal(principal, await facts.load(sub));
  if (!current) return denied({ effect: 'deny', answer: 401, rule: 'account', reason: 'refused by its account' });
  const decisions = city.safetyLockOpds.map((opdId) => ({ opdId, decision: decide(current, 'lock-person', { kind: 'opd', opdId }, now) }));
  const allowed = decisions.find(({ decision }) => decision.effect === 'allow');
  if (allowed) return { ...(await act(current, allowed.opdId)), log: allowedLog(allowed.decision) };
  const refused = decide(current, 'lock-person', { kind: 'city' }, now);
  if (refused.effect === 'allow') throw new Error('a lock is allowed of no OPD');
  return denied(refused);
}

/** Who locked or unlocked how many, when and why: of whom, no record says. */
async function record(
  { accountRecords, ids }: LockPorts,
  { now, requestId, body }: { readonly now: Date; readonly requestId: string; readonly body: { readonly reason: string } },
  change: 'lock-persons' | 'unlock-persons',
  principal: Principal,
): Promise<void> {
  const by = principalIdOf(principal);
  await accountRecords.append({ recordId: ids(), at: now.toISOString(), requestId, by, sub: by, change, reason: body.reason });
}
