import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { aDataset, aDraft, anExemption } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';
import type { LevelName, StateName } from './matrix.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');

/** The institutions of the matrix's members: the grant columns give each of them one. */
const institutions = ['banten', 'dinkes', 'kemensos', 'kominfo'] as const;

/** A dataset at that level in that state; none for `nonexistent`. */
export function datasetAt(level: LevelName, state: StateName, datasetId = 'penerima-bansos'): Dataset | undefined {
  if (level === 'nonexistent') return undefined;
  const changes: Partial<Dataset> = { datasetId, ...levelChanges(level), ...stateChanges(state) };
  return state === 'draft' ? aDraft({ ...changes, state: 'draft' }) : aDataset(changes);
}

function levelChanges(level: Exclude<LevelName, 'nonexistent'>): Partial<Dataset> {
  if (level === 'open') return { access: 'open' };
  if (level === 'closed') return { access: 'closed', exemption: anExemption };
  return { access: 'limited', sharing: level === 'government' ? 'government' : 'by-request' };
}

function stateChanges(state: StateName): Partial<Dataset> {
  const at = '2026-11-20T02:00:00.000Z';
  const oncePublic = state.includes('once-public');
  return {
    state: state.includes('withdrawn') ? 'withdrawn' : 'published',
    oncePublic,
    ...(oncePublic ? { retraction: { at, reason: 'Memuat kesalahan hitung' } } : {}),
    ...(state.includes('held') ? { hold: { at, by: 'sub-head', reason: 'Diperiksa ulang' } } : {}),
  };
}

/** What sets the grants of a grant column apart from whole live ones. */
const grantChanges: Partial<Record<LevelName, Partial<Grant>>> = {
  'expired-grant': { until: '2026-11-23T17:00:00.000Z' },
  'revoked-grant': { revoked: { at: '2026-11-23T17:00:00.000Z', by: 'sub-head' } },
  'others-grant': { officers: ['sub-of-somebody-else'] },
  'narrowed-grant': { withoutColumns: ['jumlah'] },
};

/** The grants on it in the grant columns. */
export function grantsAt(level: LevelName, datasetId = 'penerima-bansos'): Grant[] {
  if (!level.endsWith('-grant')) return [];
  return institutions.map((institution) => aGrant({ datasetId, institution, ...grantChanges[level] }));
}
