import type { City } from '../../cities/city.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { isEnded } from '../model/organisation.ts';
import type { ProgressStore } from './progress.port.ts';

/** GET /v1/public-progress: what each OPD delivered of the data that anyone may see. Closed data and drafts are in none of the numbers. */
export function getPublicProgress(ports: { readonly city: City; readonly progress: ProgressStore }): Operation<'getPublicProgress'> {
  return async (call) => {
    const counts = await Promise.all(ports.city.opds.map(({ id }) => ports.progress.now(id)));
    const items = ports.city.opds.map((opd, place) => ({
      opdId: opd.id,
      name: opd.name,
      ...(counts[place]?.public ?? { planned: 0, delivered: 0, late: 0, rows: 0 }),
    }));
    const shown = items.filter(({ opdId, planned }) => planned > 0 || !isEnded(ports.city.opds, opdId));
    return ok({ at: call.now.toISOString(), items: shown });
  };
}
