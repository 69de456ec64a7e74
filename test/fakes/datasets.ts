import type { About, Dataset } from '../../functions/model/dataset.ts';
import { owningOpd } from './principals.ts';

export const aDay = '2026-11-02T03:00:00.000Z';

/** A published, open dataset of the owning OPD, with anything else about it changed. */
export function aDataset(changes: Partial<Dataset> = {}): Dataset {
  return {
    datasetId: 'penerima-bansos',
    title: 'Penerima bantuan sosial per kelurahan',
    opdId: owningOpd,
    access: 'open',
    state: 'published',
    oncePublic: (changes.access ?? 'open') === 'open',
    cadence: 'monthly',
    nextDue: '2099-11-30T16:59:59.000Z',
    priority: false,
    personalColumns: [],
    standardVersion: 1,
    current: { n: 1, uploadId: '01KAM0000000000000000000A1', rows: 104, bytes: 4096, publishedAt: aDay },
    lastDeliveryAt: aDay,
    createdAt: aDay,
    createdBy: 'sub-operator',
    updatedAt: aDay,
    revision: 3,
    ...changes,
  };
}

/** One that was registered and never published. */
export function aDraft(changes: Partial<Dataset> = {}): Dataset {
  const { current: _current, lastDeliveryAt: _at, standardVersion: _n, ...rest } = aDataset({ access: 'limited', sharing: 'by-request' });
  return { ...rest, state: 'draft', oncePublic: false, revision: 1, ...changes };
}

export function anAbout(datasetId = 'penerima-bansos'): About {
  return { datasetId, description: 'Jumlah penerima menurut kelurahan.', themes: ['sosial'], tags: ['bansos'] };
}

export const anExemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Memuat data pribadi penerima', until: '2031-12-31' };
