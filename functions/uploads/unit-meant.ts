import { actsAsUnits } from '../access/act-rules.ts';
import type { DatasetAction } from '../access/action.ts';
import { invalidRequest, type Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Principal } from '../model/principal.ts';
import { delivers } from '../model/unit.ts';
import type { UnitStore } from '../units/unit.port.ts';

/** Which unit is meant: none where the OPD acts for itself; `isOwn` where an account of that unit does. */
export type UnitMeant =
  | { readonly ok: true; readonly unitId?: string; readonly isOwn: boolean }
  | { readonly ok: false; readonly problem: Problem };

/**
 * For which unit a caller acts, who was allowed the action: an account of a unit for its own alone, of several for the one that it names; an operator for the OPD, or in
 * the name of a unit that delivers the dataset.
 */
export async function unitMeant(
  units: Pick<UnitStore, 'get'>,
  principal: Principal,
  action: Extract<DatasetAction, 'upload' | 'report-nihil'>,
  dataset: Dataset,
  unitId: string | undefined,
): Promise<UnitMeant> {
  const own = actsAsUnits(principal, action, dataset);
  if (own === undefined) return unitId === undefined ? { ok: true, isOwn: false } : inNameOf(units, dataset, unitId);
  const meant = unitId ?? (own.length === 1 ? own[0] : undefined);
  if (meant === undefined) return refused(`akun Anda mengirim untuk beberapa unit; sebut salah satunya: ${own.join(', ')}`);
  if (!own.includes(meant)) return refused('bukan unit yang ditugaskan kepada akun Anda untuk dataset ini');
  return { ok: true, unitId: meant, isOwn: true };
}

async function inNameOf(units: Pick<UnitStore, 'get'>, { opdId, datasetId }: Dataset, unitId: string): Promise<UnitMeant> {
  const unit = await units.get(opdId, unitId);
  return unit && delivers(unit, datasetId) ? { ok: true, unitId, isOwn: false } : refused('bukan unit OPD ini yang mengirim dataset ini');
}

function refused(what: string): UnitMeant {
  return { ok: false, problem: invalidRequest([{ where: 'unitId', what }]) };
}
