import type { Field } from './standard.ts';

/** Columns that say which period a row is of, and nothing else. `tahun_berdiri` says something of the thing. */
const periodNames = /^(tahun|thn|year|tahun_data|tahun_anggaran|periode|periode_data|tahun_bulan|bulan_tahun)$/;
const finerNames = /(^|_)(bulan|bln|month|triwulan|kuartal|quarter|semester|caturwulan|minggu|week|tanggal|tgl|hari)(_|$)/;

/**
 * The field by which a file can be split into periods, when there is no doubt: one column of years or months, filled in every row, and no finer one beside it,
 * which would make the year a part of the period.
 */
export function proposedPeriod(fields: readonly Field[], filled: (index: number) => boolean): string | undefined {
  const candidates = fields.filter(
    ({ name, type }, index) => periodNames.test(name) && (type === 'year' || type === 'yearmonth') && filled(index),
  );
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) return undefined;
  const finer = fields.some((field) => field !== only && (finerNames.test(field.name) || field.type === 'yearmonth'));
  return finer ? undefined : only.name;
}
