import type { Cadence } from '../model/cadence.ts';

/** A cadence as clerks and readers call it (frekuensi pemutakhiran). `four-monthly` is a caturwulan. */
export const cadenceText: Readonly<Record<Cadence, string>> = {
  daily: 'harian',
  weekly: 'mingguan',
  monthly: 'bulanan',
  quarterly: 'triwulanan',
  'four-monthly': 'caturwulanan',
  semiannual: 'semesteran',
  annual: 'tahunan',
  biennial: 'dua tahunan',
  'ad-hoc': 'sewaktu-waktu',
};
