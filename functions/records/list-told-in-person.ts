import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { LockStore } from '../access/lock.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Visit } from '../model/kept-look.ts';
import { institutionsOf, principalIdOf } from '../model/principal.ts';
import { type ShownDatasets, shownReceipt, titlesOf } from './list-my-receipts.ts';
import type { LookReader } from './look-reader.port.ts';
import { daysOfLook } from './looks-sample.ts';
import type { CityNames } from './named.ts';
import { newestFirst, takeFitting } from './newest-first.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly looks: Pick<LookReader, 'receipts' | 'visit'>;
  /** Datasets of which residents are shown something, on a screen of their own or at the counter. */
  readonly shownAtCounter: ShownDatasets;
  readonly locks: Pick<LockStore, 'load'>;
  readonly city: CityNames & Pick<City, 'safetyLockOpds'>;
};

/**
 * GET /v1/looks/{lookId}/told-in-person: the receipts that are told in person alone, of the resident whom the caller serves at the counter. The look is that of the visit, which
 * stands as a receipt of its own already; it opens them for its own officer, and for `counterVisitMinutes`. What is delayed stays so. Of a locked person nothing is told at a counter of a
 * body that sets no locks.
 */
export function listToldInPerson(ports: Ports): Operation<'listToldInPerson'> {
  return async (call) => {
    const decision = decide(call.principal, 'serve-at-counter', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const visit = await openVisit(ports.looks, call);
    if (!visit) return noVisit;
    const { cursor, limit = limits.defaultListItems } = call.query;
    const lists = (['others', 'matched'] as const).map((of) => ports.looks.receipts(visit.person, of, cursor));
    const all = newestFirst(lists, ({ lookId }) => lookId);
    const { taken, more } = await takeFitting(all, ({ receipt }) => receipt.is === 'in-person', limit);
    const titles = await titlesOf(ports.datasets, await ports.shownAtCounter(), taken);
    const isElsewhere = !institutionsOf(call.principal).some((one) => ports.city.safetyLockOpds.includes(one));
    // Read last, and for everybody: a lock that came after the visit began holds, and nobody learns of it.
    const [lock] = await ports.locks.load([visit.person]);
    if (lock && isElsewhere) return { status: 200, body: { items: [] }, log: allowedLog(decision) };
    const items = taken.map((receipt) => shownReceipt(receipt, ports.city, titles));
    return { status: 200, body: { items, next: more ? taken.at(-1)?.lookId : undefined }, log: allowedLog(decision) };
  };
}

/** The visit of that id, if it is the caller's own and of this moment. */
async function openVisit(looks: Ports['looks'], { principal, params, now }: Call<'listToldInPerson'>): Promise<Visit | undefined> {
  for (const day of daysOfLook(params.lookId, now)) {
    const visit = await looks.visit(day, params.lookId);
    if (!visit) continue;
    const isOpen = now.getTime() - Date.parse(visit.at) <= limits.counterVisitMinutes * 60_000;
    return visit.kind === 'counter' && visit.viewer === principalIdOf(principal) && isOpen ? visit : undefined;
  }
  return undefined;
}

const noVisit: Problem = {
  status: 404,
  code: 'not-found',
  detail: 'Tidak ada pelayanan di loket dengan nomor itu yang sedang Anda jalankan. Buka lagi profil orangnya.',
  log: { decision: 'deny', rule: 'persons/counter', reason: 'no visit of theirs' },
};
