import type { AccessRequest } from '../model/access-request.ts';

type Words = {
  /** On the head's list. */
  readonly label: string;
  /** For its institution and for the head, as a sentence. */
  readonly sentence: string;
};

/** What became of a request for access. */
export const accessRequestStates: Readonly<Record<AccessRequest['state'], Words>> = {
  waiting: { label: 'menunggu keputusan Anda', sentence: 'Menunggu keputusan penanggung jawab OPD pemilik data.' },
  granted: { label: 'disetujui', sentence: 'Disetujui. Lihat batas dan masa berlakunya pada daftar persetujuan.' },
  refused: { label: 'ditolak', sentence: 'Ditolak oleh penanggung jawab OPD pemilik data; alasannya ada pada keputusan.' },
  withdrawn: { label: 'ditarik pemohon', sentence: 'Ditarik kembali oleh pemohonnya.' },
};

/** Granted, while the grant is missing. */
export const unfinishedGrant = 'Disetujui, tetapi belum berlaku: penanggung jawab OPD pemilik data perlu menyelesaikan persetujuannya.';
