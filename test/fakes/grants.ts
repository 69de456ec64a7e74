import type { Grant } from '../../functions/model/grant.ts';

/** A whole grant on the matrix's dataset to the province. */
export function aGrant(changes: Partial<Grant> = {}): Grant {
  return {
    datasetId: 'penerima-bansos',
    institution: 'banten',
    purpose: 'verifikasi-bantuan',
    legalBasis: 'Perpres 39/2019',
    until: '2099-12-31T16:59:59.000Z',
    requestId: '01KAM0000000000000000000Q1',
    grantedBy: 'sub-head',
    grantedAt: '2026-11-20T02:00:00.000Z',
    ...changes,
  };
}
