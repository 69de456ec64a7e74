import { type AskedRule, askedRules } from '../../standards/rules/asked.ts';
import { asTold } from '../../standards/rules/told.ts';
import type { Field } from '../../standards/standard.ts';
import { typeMessage } from '../../standards/types/type-messages.ts';

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

/**
 * How to write it: the same words that a clerk would get after writing it wrong, then its rules. That it must be filled, the guide says
 * beside them.
 */
export function howToWrite(field: Field): string {
  const hasForm = field.type !== 'string' || (field.format !== undefined && field.format !== 'default');
  const sentences = [
    hasForm ? typeMessage(field, '').mend : '',
    field.type === 'boolean' ? pickInCell : '',
    ...asTold(askedRules(field, false)).map(ruleSentence),
  ];
  return [...new Set(sentences)].filter((words) => words !== '').join(' ');
}

const pickInCell = 'Pilih dari daftar di selnya.';

/** Numbers as the clerk types them, whatever the language of the machine makes of points and commas. */
function ruleSentence({ sentence, workbook }: AskedRule): string {
  if (workbook().kind === 'list') return pickInCell;
  const clause = sentence(String);
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
