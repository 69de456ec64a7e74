import type { Cadence } from '../model/dataset.ts';

/** How often a dataset is delivered, as people read it. */
export const cadenceWords = {
  daily: 'harian',
  weekly: 'mingguan',
  monthly: 'bulanan',
  quarterly: 'triwulanan',
  'four-monthly': 'empat bulanan',
  semiannual: 'semesteran',
  annual: 'tahunan',
  biennial: 'dua tahunan',
  'ad-hoc': 'sewaktu-waktu',
} as const satisfies Readonly<Record<Cadence, string>>;
