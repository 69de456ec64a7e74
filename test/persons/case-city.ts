import type { OpdInTime } from '../../functions/model/organisation.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { sampleCity } from '../fakes/sample-city.ts';

/** Dinsos, into which the service for labour went whole, beside the OPDs of the sample city. */
export const opdsInTime = [
  ...sampleCity.opds,
  { id: 'dinsos', name: 'Dinas Sosial', kind: 'dinas' as const },
  {
    ...{ id: 'disnaker', name: 'Dinas Tenaga Kerja', kind: 'dinas' as const },
    ended: { on: '2026-01-01', by: 'Perda 7/2026', successors: [{ opdId: 'dinsos' }] },
  },
] satisfies readonly OpdInTime[];

/** The head of that OPD, under an account's number of their own. */
export const headOf = (opdId: string, sub = `${opdId}-pj`): Principal => ({
  ...{ type: 'account', sub, name: `Kepala ${opdId}` },
  kinds: [{ kind: 'head', opdId }],
});

/** What of a call no operation here reads. */
export const bare = { query: {}, accept: '', requestId: 'r' } as const;
