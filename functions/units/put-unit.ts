import type { City } from '../../cities/city.ts';
import type { AccountRecordPorts } from '../accounts/record-change.ts';
import { recordChange } from '../accounts/record-change.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest, notFound, stale } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { principalIdOf } from '../model/principal.ts';
import type { Unit } from '../model/unit.ts';
import type { Violation } from '../model/violation.ts';
import { asKeeper, unitAnswer, unitEtag } from './keep-units.ts';
import type { UnitStore } from './unit.port.ts';

type Ports = {
  readonly units: UnitStore;
  readonly datasets: Pick<DatasetStore, 'load'>;
  readonly city: Pick<City, 'opds'>;
} & UnitRecordPorts;

/** What the changes of units are recorded with. */
export type UnitRecordPorts = { readonly accountRecords: AccountRecordPorts['records']; readonly ids: () => string };

/**
 * PUT /v1/opds/{opdId}/units/{unitId}: who acts for a unit, and which of the OPD's datasets it delivers; over what stands, and a unit that ended begins again. The record
 * comes first: no record, no change. An account named here delivers only while it also has the OPD's group `unit:<opdId>`, which the steward gives.
 */
export function putUnit(ports: Ports): Operation<'putUnit'> {
  return (call) =>
    asKeeper(call, async () => {
      const { opdId, unitId } = call.params;
      if (!ports.city.opds.some(({ id }) => id === opdId)) return notFound;
      const all = await ports.units.ofOpd(opdId);
      const standing = all.find((unit) => unit.unitId === unitId);
      const outdated = staleFor(call, standing?.revision);
      if (outdated) return outdated;
      if (!standing && all.length >= limits.maxUnitsOfOpd) return full;
      const violations = await strangeDatasets(ports, call);
      if (violations.length > 0) return invalidRequest(violations);
      return write(ports, call, standing);
    });
}

const full = conflict(`Satu OPD paling banyak mempunyai ${limits.maxUnitsOfOpd} unit.`);

async function write(ports: Ports, call: Call<'putUnit'>, standing: Unit | undefined): Promise<Answer<'putUnit'>> {
  const unit = {
    // One of an OPD that went into this one stays under its id.
    ...{ opdId: standing?.opdId ?? call.params.opdId, unitId: call.params.unitId },
    ...given(call.body),
    updatedAt: call.now.toISOString(),
    updatedBy: principalIdOf(call.principal),
    revision: (standing?.revision ?? 0) + 1,
  };
  const unrecorded = await recordUnit(ports, call, 'put-unit', unit);
  if (unrecorded) return unrecorded;
  if ((await ports.units.put(unit)) === 'stale') return stale();
  return { status: standing ? 200 : 201, body: unitAnswer(unit), headers: unitEtag(unit) };
}

function given({ name, kelurahan, accounts, datasetIds }: Call<'putUnit'>['body']) {
  return { name, ...(kelurahan === undefined ? {} : { kelurahan }), accounts, datasetIds };
}

/** One that is another OPD's is told as one that is not there: what this OPD may not see it learns nothing of. */
async function strangeDatasets({ datasets }: Ports, { params, body }: Call<'putUnit'>): Promise<Violation[]> {
  const found = await datasets.load(body.datasetIds);
  return body.datasetIds.flatMap((datasetId, place) =>
    found.get(datasetId)?.opdId === params.opdId ? [] : [{ where: `datasetIds.${place}`, what: 'bukan dataset milik OPD ini' }],
  );
}

/** Who acts for it and what it delivers from then on. */
export function recordUnit(ports: UnitRecordPorts, call: Call<'putUnit'> | Call<'endUnit'>, change: 'put-unit' | 'end-unit', unit: Unit) {
  const { opdId, unitId, accounts, datasetIds, revision } = unit;
  const by = principalIdOf(call.principal);
  return recordChange({ records: ports.accountRecords, ids: ports.ids }, call, {
    ...{ sub: by, change, revision, unit: `${opdId}/${unitId}` },
    ...(change === 'put-unit' ? { accounts, datasetIds } : {}),
  });
}
