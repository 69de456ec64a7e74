import type { City } from '../../cities/city.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { notFound } from '../http/problem.ts';
import { asKeeper, unitAnswer } from './keep-units.ts';
import type { UnitStore } from './unit.port.ts';

type Ports = { readonly units: Pick<UnitStore, 'ofOpd'>; readonly city: Pick<City, 'opds'> };

/** GET /v1/opds/{opdId}/units: all units of an OPD, those that ended too, each with the revision that `If-Match` names. */
export function listUnits({ units, city }: Ports): Operation<'listUnits'> {
  return (call) =>
    asKeeper(call, async () => {
      if (!city.opds.some(({ id }) => id === call.params.opdId)) return notFound;
      return ok({ items: (await units.ofOpd(call.params.opdId)).map(unitAnswer) });
    });
}
