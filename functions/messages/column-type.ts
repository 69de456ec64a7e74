import type { FieldType } from '../model/column.ts';

/** The types of a standard's columns as people read them. */
export const columnTypes: Readonly<Record<FieldType, string>> = {
  string: 'teks',
  integer: 'bilangan bulat',
  number: 'bilangan',
  boolean: 'ya/tidak',
  date: 'tanggal',
  datetime: 'tanggal dan jam',
  time: 'jam',
  year: 'tahun',
  yearmonth: 'tahun-bulan',
  duration: 'lama waktu',
  list: 'daftar',
  array: 'larik JSON',
  object: 'objek JSON',
  geopoint: 'titik koordinat',
  geojson: 'GeoJSON',
  any: 'bebas',
};

const byType: ReadonlyMap<string, string> = new Map(Object.entries(columnTypes));

/** The words for a type; one that is unknown here as it is. */
export function columnTypeText(type: string): string {
  return byType.get(type) ?? type;
}
