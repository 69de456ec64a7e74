import type { Dataset } from '../../functions/model/dataset.ts';

/** A published open dataset of dinkes; `changes` make it another. */
export function sampleDataset(changes: Partial<Dataset> = {}): Dataset {
  return {
    datasetId: 'puskesmas',
    title: 'Puskesmas',
    opdId: 'dinkes',
    access: 'open',
    state: 'published',
    oncePublic: true,
    cadence: 'annual',
    priority: false,
    personalColumns: [],
    current: { n: 1, uploadId: '01JB0000000000000000000000', rows: 39, bytes: 4_000, publishedAt: '2026-10-01T00:00:00.000Z' },
    nextDue: '2027-01-31T16:59:59.999Z',
    lastDeliveryAt: '2026-10-01T00:00:00.000Z',
    createdAt: '2026-09-01T00:00:00.000Z',
    createdBy: 'clerk',
    updatedAt: '2026-10-01T00:00:00.000Z',
    revision: 3,
    ...changes,
  };
}

/** What outsiders may not know of. */
export function closedDataset(changes: Partial<Dataset> = {}): Dataset {
  return sampleDataset({
    datasetId: 'register-penduduk',
    title: 'Register penduduk',
    opdId: 'disdukcapil',
    access: 'closed',
    oncePublic: false,
    exemption: { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia pribadi', until: '2031-12-31' },
    ...changes,
  });
}
