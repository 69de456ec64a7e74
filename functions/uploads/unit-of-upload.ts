import { actsAsUnits } from '../access/act-rules.ts';
import type { Call } from '../http/call.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { delivers } from '../model/unit.ts';
import { bindingStandard } from '../standards/binding-standard.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { UnitStore } from '../units/unit.port.ts';

type Ports = { readonly units: Pick<UnitStore, 'get'>; readonly standards: Pick<StandardStore, 'list'> };

/** Whose part an upload is: a unit's, or with no `unitId` the OPD's own. */
export type WhosePart = { readonly ok: true; readonly unitId?: string } | { readonly ok: false; readonly problem: Problem };

/**
 * Whose part an announced upload is. An account of a unit delivers for its own unit alone, by a standard that its OPD has given; an operator for the OPD, or in the
 * name of a unit that delivers the dataset. A part takes the place of that unit's alone, so that neither replaces everything.
 */
export async function unitOfUpload(ports: Ports, call: Call<'startUpload'>, dataset: Dataset): Promise<WhosePart> {
  const { unitId, mode } = call.body;
  const own = actsAsUnits(call.principal, 'upload', dataset);
  if (own === undefined && unitId === undefined) return { ok: true };
  if (mode === 'all') return refused('mode', 'kiriman sebuah unit hanya mengganti bagian unit itu; kosongkan, atau tulis periods');
  if (own === undefined) return inNameOf(ports, dataset, unitId ?? '');
  const meant = unitId ?? (own.length === 1 ? own[0] : undefined);
  if (meant === undefined) return refused('unitId', `akun Anda mengirim untuk beberapa unit; sebut salah satunya: ${own.join(', ')}`);
  if (!own.includes(meant)) return refused('unitId', 'bukan unit yang ditugaskan kepada akun Anda untuk dataset ini');
  const standard = bindingStandard(await ports.standards.list(dataset.datasetId), dataset.standardVersion);
  return standard ? { ok: true, unitId: meant } : { ok: false, problem: noStandard };
}

async function inNameOf({ units }: Ports, { opdId, datasetId }: Dataset, unitId: string): Promise<WhosePart> {
  const unit = await units.get(opdId, unitId);
  return unit && delivers(unit, datasetId) ? { ok: true, unitId } : refused('unitId', 'bukan unit OPD ini yang mengirim dataset ini');
}

function refused(where: string, what: string): WhosePart {
  return { ok: false, problem: invalidRequest([{ where, what }]) };
}

/** Without one a unit's file would propose the standard of the whole dataset. */
const noStandard = conflict('OPD Anda belum menetapkan standar dataset ini, jadi unit belum dapat mengirim. Hubungi operator OPD Anda.');
