import { decide } from '../access/decide.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { type CaseLook, restsFor } from '../model/case-look.ts';
import { bodyOf } from '../model/organisation.ts';
import type { CasePorts } from './case-number.ts';

/**
 * GET /v1/opds/{opdId}/cases: looks of this OPD's officers whose case number nobody has confirmed, the first that is due before all others; not at whom. For its head. They are
 * few: an officer's right to look rests when one is not confirmed in time.
 */
export function listCases({ cases, city }: CasePorts): Operation<'listCases'> {
  return async (call) => {
    const { opdId } = call.params;
    const decision = decide(call.principal, 'confirm-looks', { kind: 'opd', opdId }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const waiting = (await Promise.all(bodyOf(city.opds, opdId).map((id) => cases.ofInstitution(id)))).flat();
    const items = waiting
      .toSorted((one, other) => (one.due < other.due || (one.due === other.due && one.lookId < other.lookId) ? -1 : 1))
      .map((look) => shownCase(look, call.now));
    return { ...ok({ items }), log: { ...allowedLog(decision), cases: items.length } };
  };
}

function shownCase(waiting: CaseLook, now: Date) {
  const { institution: _institution, lifted: _lifted, ...look } = waiting;
  return { ...look, rests: restsFor(waiting, now) };
}
