import type { UploadState } from '../model/upload.ts';

/** Each state as people read it, to stand after “unggahan ini sudah …” or “sedang …”. */
export const stateWords: Readonly<Record<UploadState, string>> = {
  waiting: 'menunggu berkas',
  received: 'diterima',
  checking: 'mulai diperiksa',
  asking: 'menunggu jawaban atas pertanyaan',
  accepted: 'lolos pemeriksaan',
  rejected: 'ditolak dengan hasil validasi',
  failed: 'terhenti karena gangguan di sistem kami',
  'in-review': 'menunggu pemeriksaan walidata',
  published: 'terbit',
  returned: 'dikembalikan walidata',
  cancelled: 'dibatalkan',
};
