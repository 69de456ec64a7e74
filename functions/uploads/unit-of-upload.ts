import { actsAsUnits } from '../access/act-rules.ts';
import type { Call } from '../http/call.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { bindingStandard } from '../standards/binding-standard.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { UnitStore } from '../units/unit.port.ts';
import { unitMeant } from './unit-meant.ts';

type Ports = { readonly units: Pick<UnitStore, 'get'>; readonly standards: Pick<StandardStore, 'list'> };

/** Whose part an upload is: a unit's, or with no `unitId` the OPD's own. */
export type WhosePart = { readonly ok: true; readonly unitId?: string } | { readonly ok: false; readonly problem: Problem };

/**
 * Whose part an announced upload is. An account of a unit delivers for its own unit alone, by a standard that its OPD has given; an operator for the OPD, or in the
 * name of a unit that delivers the dataset. A part takes the place of that unit's alone, so that neither replaces everything.
 */
export async function unitOfUpload({ units, standards }: Ports, call: Call<'startUpload'>, dataset: Dataset): Promise<WhosePart> {
  const { unitId, mode } = call.body;
  const isUnits = unitId !== undefined || actsAsUnits(call.principal, 'upload', dataset) !== undefined;
  if (isUnits && mode === 'all') return onlyItsOwn;
  const meant = await unitMeant(units, call.principal, 'upload', dataset, unitId);
  if (!meant.ok || !meant.isOwn) return meant;
  const standard = bindingStandard(await standards.list(dataset.datasetId), dataset.standardVersion);
  return standard ? meant : { ok: false, problem: noStandard };
}

const onlyItsOwn = {
  ok: false,
  problem: invalidRequest([{ where: 'mode', what: 'kiriman sebuah unit hanya mengganti bagian unit itu; kosongkan, atau tulis periods' }]),
} as const;

/** Without one a unit's file would propose the standard of the whole dataset. */
const noStandard = conflict('OPD Anda belum menetapkan standar dataset ini, jadi unit belum dapat mengirim. Hubungi operator OPD Anda.');
