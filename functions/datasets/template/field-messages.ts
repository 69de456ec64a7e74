import type { Field } from '../../model/standard.ts';
import { listNoun } from '../../standards/rules/reference-codes.ts';
import { typeWords } from '../../standards/types/type-messages.ts';
import { choicesOf } from './choices.ts';

const typeNouns: Readonly<Record<Field['type'], string>> = {
  string: 'Teks',
  integer: 'Bilangan bulat',
  number: 'Angka',
  boolean: 'Ya atau tidak',
  date: 'Tanggal',
  datetime: 'Tanggal dan jam',
  time: 'Jam',
  year: 'Tahun',
  yearmonth: 'Bulan dan tahun',
  duration: 'Lama waktu',
  list: 'Daftar',
  array: 'Larik JSON',
  object: 'Objek JSON',
  geopoint: 'Titik koordinat',
  geojson: 'GeoJSON',
  any: 'Bebas',
};

export function typeNoun(field: Field): string {
  return typeNouns[field.type];
}

/** What the field means, in the words of the standard. */
export function meaningOf({ definition, description, concept, unit }: Field): string {
  const meaning = definition ?? description ?? concept ?? '';
  return [meaning, unit === undefined ? '' : `Satuan: ${unit}.`].filter((words) => words !== '').join(' ');
}

/** How to write it: the same words that a clerk would get after writing it wrong. */
export function howToWrite(field: Field): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, unique } = field.constraints ?? {};
  const hasForm = field.type !== 'string' || (field.format !== undefined && field.format !== 'default');
  const rules = [
    hasForm ? typeWords(field, '').mend : '',
    field.referenceCodes === undefined ? '' : `Kode menurut daftar ${listNoun(field.referenceCodes)}.`,
    choicesOf(field).length > 0 ? 'Pilih dari daftar di selnya.' : '',
    minimum === undefined ? '' : `Paling kecil ${minimum}.`,
    exclusiveMinimum === undefined ? '' : `Lebih dari ${exclusiveMinimum}.`,
    maximum === undefined ? '' : `Paling besar ${maximum}.`,
    exclusiveMaximum === undefined ? '' : `Kurang dari ${exclusiveMaximum}.`,
    minLength === undefined ? '' : `Paling pendek ${minLength} huruf.`,
    maxLength === undefined ? '' : `Paling panjang ${maxLength} huruf.`,
    unique ? 'Tidak boleh sama dengan baris lain.' : '',
  ];
  return rules.filter((words) => words !== '').join(' ');
}
