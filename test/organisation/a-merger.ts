import type { City } from '../../cities/city.ts';
import type { AccessRequest } from '../../functions/model/access-request.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Plan, PlanEntry } from '../../functions/model/plan.ts';
import type { Profile } from '../../functions/model/profile.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { type MovePorts, moveOpds } from '../../functions/organisation/move-opds.ts';
import type { PlanStore } from '../../functions/plans/plan.port.ts';
import { recount } from '../../functions/progress/recount.ts';
import { memoryAccessRequests } from '../fakes/memory-access-requests.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryMoves } from '../fakes/memory-moves.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { memoryPlans } from '../fakes/memory-plans.ts';
import { memoryProfiles } from '../fakes/memory-profiles.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';
import { memoryRecords } from '../fakes/memory-records.ts';
import { memoryRefresh } from '../fakes/memory-refresh.ts';
import { memoryReviews } from '../fakes/memory-reviews.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';
import { anOpd } from '../progress/an-opd.ts';

export const now = new Date('2026-12-03T02:30:00.000Z');
export const entry = (title: string, changes: Partial<PlanEntry> = {}): PlanEntry => ({
  ...{ title, priority: false, cadence: 'annual', access: 'open' },
  ...changes,
});

const at = '2026-02-01T00:00:00.000Z';
const done = (by: string) => ({ at, by, name: by });

/** A plan of 2026 that steward and coordinator agreed to. */
export async function agreedPlan(plans: PlanStore, opdId: string, entries: readonly PlanEntry[]): Promise<void> {
  const changeId = `01KA-${opdId}`;
  const plan: Plan = {
    ...{
      opdId,
      year: 2026,
      state: 'agreed',
      entriesId: changeId,
      entries: entries.length,
      agreed: { entriesId: changeId, at, toldAt: at },
    },
    ...{ signed: done('kepala'), agreedBySteward: done('walidata'), agreedByCoordinator: done('bappeda') },
    ...{ changeId, updatedAt: at, revision: 1 },
  };
  await plans.write(plan, { changeId, act: 'agreed-as-coordinator', ...done('bappeda'), added: [], removed: [], changed: [] }, entries);
}

/** Stores of a city on the evening before: fourteen datasets of the DKP, of all states, two of the DPP, what waits, plans, counts. */
export async function aCity(city: City) {
  const before = anOpd(7, now);
  const ofDkp = before.datasets
    .slice(0, 14)
    .map((dataset): Dataset => ({ ...dataset, datasetId: `dkp-${dataset.datasetId}`, opdId: 'dkp' }));
  const [one, other] = ofDkp;
  if (!one || !other) throw new Error('the sample has no datasets');
  const ofDpp = ofDkp.slice(0, 2).map((dataset): Dataset => ({ ...dataset, datasetId: `dpp-${dataset.datasetId.slice(4)}`, opdId: 'dpp' }));
  const uploads = ofDkp.flatMap(({ datasetId }): Upload[] => {
    const newest = before.newest.get(datasetId.slice('dkp-'.length));
    return newest ? [{ ...newest, datasetId, opdId: 'dkp' }] : [];
  });
  const profile: Profile = {
    ...{ datasetId: one.datasetId, opdId: 'dkp', subject: 'other', show: 'shown', purposes: [] },
    ...{ setBy: 'kepala', setAt: '2026-10-01T00:00:00.000Z', revision: 2 },
  };
  const asked: AccessRequest = {
    ...{ datasetId: other.datasetId, opdId: 'dkp', requestId: '01KAM000000000000000000001', institution: 'dlh' },
    ...{ requestedBy: { sub: 'petugas', name: 'Petugas' }, requestedAt: '2026-11-30T00:00:00.000Z', purpose: 'perencanaan' },
    ...{ legalBasis: 'Perpres 39/2019', until: '2027-12-31T00:00:00.000Z', state: 'waiting', revision: 1 },
  };
  let count = 0;
  const stores = {
    datasets: memoryDatasets(...ofDkp, ...ofDpp),
    uploads: memoryUploads(...uploads),
    profiles: memoryProfiles(profile),
    reviews: memoryReviews(),
    requests: memoryAccessRequests(asked),
    plans: memoryPlans(),
    progress: memoryProgress(),
    moves: memoryMoves(),
    outbox: memoryOutbox(),
    records: memoryRecords(),
    refresh: memoryRefresh(),
  };
  const ports: MovePorts = {
    ...stores,
    city,
    ids: () => {
      count += 1;
      return `01KAM${String(count).padStart(21, '0')}`;
    },
    now: () => now,
  };
  for (const { datasetId, uploadId, opdId, state } of uploads)
    if (state === 'in-review') await stores.reviews.enqueue({ datasetId, uploadId, opdId, since: '2026-11-30T00:00:00.000Z' });
  await recount({ ...stores, now: () => now }, ['dkp', 'dpp', 'dlh']);
  await agreedPlan(stores.plans, 'dkp', [entry('Data 0', { datasetId: 'dkp-data-0' }), entry('Rahasia', { access: 'closed' })]);
  await agreedPlan(stores.plans, 'dpp', [entry('Luas sawah')]);
  return { ...stores, ports, ids: [...ofDkp, ...ofDpp].map(({ datasetId }) => datasetId), ofDkp };
}

export type ACity = Awaited<ReturnType<typeof aCity>>;

/** Runs until there is nothing left to do. */
export async function runAll(ports: MovePorts): Promise<void> {
  for (let run = 1; run <= 3; run += 1) await moveOpds(ports, `run-${run}`);
}

const writes = [
  ...[
    'replace',
    'put',
    'append',
    'giveTo',
    'enqueue',
    'leave',
    'dequeue',
    'settle',
    'write',
    'putEntries',
    'putNow',
    'keep',
    'keepStandings',
  ],
  'request',
];

/** The same ports to a process that is killed once its n-th write is made: from there on it asks for nothing more. */
export function killedAfter(ports: MovePorts, nth: number): { readonly ports: MovePorts; readonly wasKilled: () => boolean } {
  let made = 0;
  const guarded = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...given: unknown[]) => {
          if (made >= nth) throw new Error('killed');
          const answer: unknown = await Reflect.apply(member, target, given);
          if (writes.includes(String(name))) made += 1;
          if (made >= nth) throw new Error('killed');
          return answer;
        };
      },
    });
  const { datasets, uploads, profiles, reviews, requests, plans, progress, moves, outbox, records, refresh } = ports;
  return {
    wasKilled: () => made >= nth,
    ports: {
      ...ports,
      ...{ datasets: guarded(datasets), uploads: guarded(uploads), profiles: guarded(profiles), reviews: guarded(reviews) },
      ...{ requests: guarded(requests), plans: guarded(plans), progress: guarded(progress), moves: guarded(moves) },
      ...{ outbox: guarded(outbox), records: guarded(records), refresh: guarded(refresh) },
    },
  };
}

/** All that stands, but for the records, of which a run that was broken off may leave one more. */
export async function stateOf(city: ACity) {
  const opds = ['dkp', 'dpp', 'dlh'];
  const plans = await Promise.all(opds.map((opdId) => city.plans.load([opdId], 2026)));
  const standing = plans.flatMap((of) => [...of.values()]);
  const entries = await city.plans.entries(standing.flatMap((plan) => [plan, ...(plan.agreed ? [{ ...plan, ...plan.agreed }] : [])]));
  return {
    datasets: [...(await city.datasets.load(city.ids)).values()],
    uploads: city.uploads.all(),
    profiles: await city.profiles.list(),
    reviews: await Promise.all([undefined, ...opds].map((opdId) => city.reviews.listWaiting(opdId, 1_000))),
    requests: [...city.requests.requests.values(), ...[...city.requests.waiting].toSorted()],
    ...{ plans: standing, entries: [...entries].toSorted() },
    counts: await Promise.all(opds.map((opdId) => city.progress.now(opdId))),
    moves: [...city.moves.moves.values()],
    outbox: city.outbox.all(),
  };
}
