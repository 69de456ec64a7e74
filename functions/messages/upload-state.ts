import type { UploadState } from '../model/upload.ts';

type Words = {
  /** On lists and badges. */
  readonly label: string;
  /** In sentences, after “unggahan ini sudah …” or “sedang …”. */
  readonly clause: string;
};

/** Each state of an upload as people read it. */
export const uploadStates: Readonly<Record<UploadState, Words>> = {
  waiting: { label: 'menunggu berkas', clause: 'menunggu berkas' },
  received: { label: 'berkas diterima', clause: 'diterima' },
  checking: { label: 'sedang diperiksa', clause: 'mulai diperiksa' },
  asking: { label: 'menunggu jawaban', clause: 'menunggu jawaban atas pertanyaan' },
  accepted: { label: 'lolos pemeriksaan', clause: 'lolos pemeriksaan' },
  rejected: { label: 'perlu diperbaiki', clause: 'ditolak dengan hasil validasi' },
  failed: { label: 'gangguan di sistem', clause: 'terhenti karena gangguan di sistem kami' },
  'in-review': { label: 'menunggu walidata', clause: 'menunggu pemeriksaan walidata' },
  published: { label: 'terbit', clause: 'terbit' },
  returned: { label: 'dikembalikan', clause: 'dikembalikan walidata' },
  cancelled: { label: 'dibatalkan', clause: 'dibatalkan' },
};

const labels: ReadonlyMap<string, string> = new Map(Object.entries(uploadStates).map(([state, { label }]) => [state, label]));

/** The label of a state; one that is unknown here as it is. */
export function uploadStateText(state: string): string {
  return labels.get(state) ?? state;
}
