import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { notFound, stale } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import { asKeeper, unitAnswer, unitEtag } from './keep-units.ts';
import { recordUnit, type UnitRecordPorts } from './put-unit.ts';
import type { UnitStore } from './unit.port.ts';

type Ports = UnitRecordPorts & { readonly units: UnitStore };

/** DELETE /v1/opds/{opdId}/units/{unitId}: it delivers and reads no more, from the next request on. What it delivered stays in its versions. Again changes nothing. */
export function endUnit(ports: Ports): Operation<'endUnit'> {
  return (call) =>
    asKeeper(call, async () => {
      const { opdId, unitId } = call.params;
      const standing = await ports.units.get(opdId, unitId);
      const outdated = staleFor(call, standing?.revision);
      if (outdated) return outdated;
      if (!standing) return notFound;
      if (standing.ended) return { ...ok(unitAnswer(standing)), headers: unitEtag(standing) };
      const [at, by] = [call.now.toISOString(), principalIdOf(call.principal)];
      const unit = { ...standing, ended: { at, by }, updatedAt: at, updatedBy: by, revision: standing.revision + 1 };
      const unrecorded = await recordUnit(ports, call, 'end-unit', unit);
      if (unrecorded) return unrecorded;
      if ((await ports.units.put(unit)) === 'stale') return stale();
      return { ...ok(unitAnswer(unit)), headers: unitEtag(unit) };
    });
}
