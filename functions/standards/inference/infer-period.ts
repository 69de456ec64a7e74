import type { Field } from '../standard.ts';

/** Columns that say which period a row is of, and nothing else. `tahun_berdiri` says something of the thing. */
const periodNames = /^(tahun|thn|year|tahun_data|tahun_anggaran|periode|periode_data|tahun_bulan|bulan_tahun|bulan)$/;
const finerNames = /(^|_)(bulan|bln|month|triwulan|kuartal|quarter|semester|caturwulan|minggu|week|tanggal|tgl|hari)(_|$)/;

/**
 * The field by which a file can be split into periods, when there is no doubt: one column of months, or else of years, filled in every row, and no finer one
 * beside it, which would make it a part of the period.
 */
export function proposedPeriod(fields: readonly Field[], filled: (index: number) => boolean): string | undefined {
  const candidates = fields.filter(({ name }, index) => periodNames.test(name) && filled(index));
  const months = candidates.filter(({ type }) => type === 'yearmonth');
  const finest = months.length > 0 ? months : candidates.filter(({ type }) => type === 'year');
  const [only] = finest;
  if (only === undefined || finest.length > 1) return undefined;
  const isFiner = (field: Field): boolean => finerNames.test(field.name) || field.type === 'yearmonth';
  return fields.some((field) => field !== only && isFiner(field)) ? undefined : only.name;
}
