import type { Receipt } from './api-nouns.ts';

type State = NonNullable<Receipt['case']>;

/** Whether the officer's institution stands by the case number, as the one who was looked at and the Inspektorat read it. */
export const caseWords: Readonly<Record<State, string>> = {
  confirmed: 'Nomor perkaranya dikonfirmasi instansi petugas.',
  awaiting: 'Nomor perkaranya menunggu konfirmasi instansi petugas.',
  overdue: 'Nomor perkaranya belum dikonfirmasi instansi petugas sampai batas waktunya.',
  denied: 'Instansi petugas menyatakan nomor perkara ini tidak ada; Inspektorat memeriksanya.',
};
