import type { AccessRequest } from '../../functions/model/access-request.ts';

export const requestIds = ['01KAM0000000000000000000R1', '01KAM0000000000000000000R2', '01KAM0000000000000000000R3'] as const;

/** The province asks for the matrix's dataset, and waits. */
export function anAccessRequest(changes: Partial<AccessRequest> = {}): AccessRequest {
  return {
    datasetId: 'penerima-bansos',
    opdId: 'dinsos',
    requestId: requestIds[0],
    institution: 'banten',
    requestedBy: { sub: 'sub-member', name: 'member' },
    requestedAt: '2026-11-20T02:00:00.000Z',
    purpose: 'verifikasi-bantuan',
    legalBasis: 'Perpres 39/2019',
    until: '2027-06-30T17:00:00.000Z',
    state: 'waiting',
    revision: 1,
    ...changes,
  };
}
