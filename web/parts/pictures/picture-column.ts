import type { FieldType } from '../../../functions/model/column.ts';
import { isPeriod } from '../../../functions/model/period.ts';
import type { ReferenceCodeList } from '../../../functions/model/reference-code-list.ts';
import type { Aggregate, AreaLevel } from './picture.ts';
import { findShape, type Shapes } from './shapes.ts';

/** What the choice of a picture needs of a field of a standard. */
export type PictureField = {
  readonly name: string;
  readonly type: FieldType;
  readonly title?: string | undefined;
  readonly format?: string | undefined;
  readonly unit?: string | undefined;
  readonly personal?: boolean | undefined;
  readonly referenceCodes?: ReferenceCodeList | undefined;
};

/** What a version's columns say of themselves, as far as it is known. */
export type ColumnStatistics = {
  readonly distinct: number;
  /** The most frequent values, as texts. */
  readonly topValues?: readonly { readonly value: string }[] | undefined;
};

/** A column with its statistics: what its words and values say that it may be drawn as. */
export type PictureColumn = { readonly field: PictureField; readonly statistics: ColumnStatistics | undefined };

const timeWords = 'tahun|thn|bulan|minggu|periode|triwulan|caturwulan|semester|tanggal|tgl|hari|waktu|year|month|week|date|period';
/** Nothing but words of time: `tahun`, not `tanggal_dibuka`, which says when a thing began. */
const isTime = new RegExp(`^(${timeWords})([ _](${timeWords}|data))*$`);
/** Numbers that count nothing. */
const noAmount = wordsOf(
  'tahun|thn|kode|kd|nomor|no|id|npsn|nik|kk|nip|rt|rw|telepon|telp|hp|kodepos|lintang|bujur|latitude|longitude|lat|lon|lng|long',
);
/** `jumlah_kk` counts families, `kk` is the number of one. */
const counted = wordsOf('jumlah|total|banyak|banyaknya');
/** What is averaged: adding prices, shares or scores says nothing. */
const averaged = wordsOf(
  'harga|tarif|persen|persentase|rasio|indeks|rata|rerata|angka|nilai|skor|suhu|kepadatan|laju|tingkat|ipm|usia|umur',
);
/** What is added up. */
const added = wordsOf(
  'jumlah|total|banyak|banyaknya|orang|jiwa|kasus|unit|keluarga|kk|siswa|guru|penduduk|balita|kader|' +
    'anggaran|realisasi|pagu|luas|volume|ton|kunjungan|pasien',
);
/** Texts that sort no rows. */
const noCategory = wordsOf('satuan|keterangan|catatan|alamat|kode|kd|id|no|nomor|telepon|email|url|tautan|foto');
const kinds = wordsOf('komoditas|jenis|kategori|bahan|barang|produk|jenjang|status|bidang|program|kelompok|golongan|tipe|opd|perangkat');

function wordsOf(words: string): RegExp {
  return new RegExp(`(^| )(${words})( |$)`);
}

/** The words of a column's name and title, small and apart. */
function labelOf({ name, title = '' }: PictureField): string {
  return `${name} ${title}`.toLowerCase().replace(/[^a-z0-9%]+/g, ' ');
}

/** Whether the column tells of persons by what its standard says. */
export function isPersonal({ field: { personal, format } }: PictureColumn): boolean {
  return personal === true || format === 'nik' || format === 'kk';
}

/** Whether all its known values are periods, and its words or its standard say that they are meant as such. */
export function isPeriodColumn({ field, statistics }: PictureColumn, periodField: string | undefined): boolean {
  const isMeant = field.name === periodField || field.type === 'year' || field.type === 'yearmonth' || isTime.test(field.name);
  return isMeant && ['string', 'integer', 'date', 'year', 'yearmonth'].includes(field.type) && topOf(statistics).every(isPeriod);
}

/** Whether it holds amounts: numbers that are not all alike, and no codes, years or coordinates. */
export function isAmount({ field, statistics }: PictureColumn): boolean {
  if (field.type !== 'integer' && field.type !== 'number') return false;
  const label = labelOf(field);
  return (!noAmount.test(label) || counted.test(label)) && (statistics?.distinct ?? 2) > 1;
}

/**
 * How its numbers become one: prices, rates and shares are averaged, counts are added up; undefined where its words and unit say neither.
 */
export function aggregateOf({ field }: PictureColumn): Exclude<Aggregate, 'count'> | undefined {
  const unit = (field.unit ?? '').toLowerCase();
  if (field.format === 'percent' || /%|persen|\bper\b|\//.test(unit) || averaged.test(labelOf(field)) || averaged.test(unit)) return 'avg';
  return added.test(labelOf(field)) || added.test(unit) ? 'sum' : undefined;
}

/** Whether it sorts rows into 2 to `most` kinds. */
export function isCategory({ field, statistics }: PictureColumn, most: number): boolean {
  if (field.type !== 'string' && field.type !== 'boolean') return false;
  const distinct = statistics?.distinct ?? 0;
  return distinct >= 2 && distinct <= most && !noCategory.test(labelOf(field));
}

/** Whether its words say that it names kinds of things. */
export function namesKinds({ field }: PictureColumn): boolean {
  return kinds.test(labelOf(field));
}

export function isLatitude({ field }: PictureColumn): boolean {
  return field.type === 'number' && /(^| )(lintang|latitude|lat)( |$)/.test(labelOf(field));
}

export function isLongitude({ field }: PictureColumn): boolean {
  return field.type === 'number' && /(^| )(bujur|longitude|long|lng|lon)( |$)/.test(labelOf(field));
}

/** Of texts that a column holds, how many must name an area: some rows are of "luar kota". */
const areaShare = 0.8;

/** Of which level the areas are that it names, by code or by name; undefined where it names none that the city has shapes of. */
export function areaLevelOf({ field, statistics }: PictureColumn, shapes: Shapes): AreaLevel | undefined {
  const top = topOf(statistics);
  const names = (level: AreaLevel) => {
    const known = top.filter((value) => findShape(shapes[level], value) !== undefined);
    return shapes[level].length > 0 && known.length >= top.length * areaShare;
  };
  if (field.type !== 'string' || statistics?.distinct === 1) return undefined;
  if (field.referenceCodes === 'kemendagri-kecamatan' && names('kecamatan')) return 'kecamatan';
  if (field.referenceCodes === 'kemendagri-kelurahan' && names('kelurahan')) return 'kelurahan';
  if (top.length === 0) return undefined;
  if (/(^| )(kecamatan|kec|wilayah)( |$)/.test(labelOf(field)) && names('kecamatan')) return 'kecamatan';
  return /(^| )(kelurahan|kel|desa|wilayah)( |$)/.test(labelOf(field)) && names('kelurahan') ? 'kelurahan' : undefined;
}

function topOf(statistics: ColumnStatistics | undefined): string[] {
  return (statistics?.topValues ?? []).map(({ value }) => value);
}
