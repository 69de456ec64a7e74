import { columnTypeText } from '../../functions/messages/column-type.ts';
import { areaCodeText } from '../../functions/messages/text-format.ts';
import type { Field, Standard } from './api-nouns.ts';
import { kindOf } from './field-kinds.ts';

/** The forms of texts and numbers, as a reader calls them. */
const formatText: Readonly<Record<string, string>> = {
  nik: 'NIK',
  kk: 'nomor KK',
  'kode-wilayah': areaCodeText,
  npsn: 'NPSN',
  nip: 'NIP',
  phone: 'nomor telepon',
  email: 'alamat surel',
  uri: 'alamat web',
  uuid: 'UUID',
  rupiah: 'rupiah',
  percent: 'persen',
};

const dateParts: Readonly<Record<string, string>> = { '%d': '28', '%m': '02', '%Y': '2026', '%B': 'Februari', '%b': 'Feb' };

/** What stands in a column: type, form, unit. */
export function kindText(field: Field): string {
  const { type, format, unit } = field;
  const known = kindOf(field);
  const form = format && format !== 'default' ? (formatText[format] ?? formOf(format)) : '';
  const text = known && known.id !== 'text' ? known.label : [columnTypeText(type), form && `(${form})`].filter(Boolean).join(' ');
  return unit ? `${text}, dalam ${unit}` : text;
}

function formOf(format: string): string {
  return format.includes('%') ? `seperti ${format.replace(/%./g, (part) => dateParts[part] ?? part)}` : format;
}

/** What is asked of each cell of a column, in the API's words, and whether it tells of people. */
export function rulesText({ name, personal }: Field, { ruleTexts = {} }: Pick<Standard, 'ruleTexts'>): string {
  return [...(personal ? ['data pribadi'] : []), ...(ruleTexts[name] ?? [])].join('; ') || '–';
}

/** What the column means: its definition, and what else of the five components a standard says. */
export function meaningText({ definition, description, concept, classification, measure }: Field): string {
  const parts = [
    definition ?? description ?? concept,
    classification && `Klasifikasi: ${classification}.`,
    measure && `Ukuran: ${measure}.`,
  ];
  return parts.filter(Boolean).join(' ') || '–';
}

type Keys = 'primaryKey' | 'uniqueKeys' | 'foreignKeys';
/** What of a standard speaks of its columns and of whole rows. */
export type TableRules = Pick<Standard, 'fields' | Keys | 'missingValues' | 'periodField' | 'fieldsMatch' | 'rules'>;

/** What is asked of the rows and of the file as a whole, a sentence each. */
export function tableTexts(standard: TableRules): string[] {
  const { fields, primaryKey = [], uniqueKeys = [], foreignKeys = [], missingValues = [], periodField, fieldsMatch, rules } = standard;
  const titles = (names: readonly string[]) => names.map((name) => titleIn(fields, name)).join(' + ');
  const told = (rule: keyof NonNullable<Standard['rules']>) => (rules?.[rule] === 'peringatan' ? ' (peringatan)' : '');
  const words = missingValues.map((word) => (typeof word === 'string' ? word : word.value)).filter(Boolean);
  return [
    ...(primaryKey.length > 0 ? [`Kunci: ${titles(primaryKey)}; tidak boleh ada dua baris yang kuncinya sama${told('primaryKey')}.`] : []),
    ...uniqueKeys.map((key) => `Tidak boleh kembar: ${titles(key)}${told('uniqueKeys')}.`),
    ...foreignKeys.map(({ fields: own, reference }) => `${titles(own)} harus ada di ${targetText(reference)}${told('foreignKeys')}.`),
    periodField ? `Periode dibaca dari kolom ${titleIn(fields, periodField)}.` : 'Tanpa kolom periode.',
    ...(words.length > 0 ? [`Dianggap kosong: ${words.join(', ')}.`] : []),
    ...matchTexts(fieldsMatch),
  ];
}

/** How a column is called in the clerk's file. */
export function titleIn(fields: readonly Pick<Field, 'name' | 'title'>[], name: string): string {
  return fields.find((field) => field.name === name)?.title || name;
}

/** A sentence of the machine with its columns by their titles. A name without an underscore may be an ordinary word of it: it stays. */
export function withTitles(text: string, fields: readonly Pick<Field, 'name' | 'title'>[]): string {
  const titles = new Map(fields.map(({ name, title }) => [name, title || name]));
  return text.replace(/[a-z0-9]+(?:_[a-z0-9]+)+/g, (word) => titles.get(word) ?? word);
}

/** A column's title with its unit; many titles end with theirs already. */
export function headerOf({ name, title = name, unit }: Pick<Field, 'name' | 'title' | 'unit'>): string {
  return unit === undefined || unit === '' || title.toLowerCase().endsWith(`(${unit.toLowerCase()})`) ? title : `${title} (${unit})`;
}

type Reference = NonNullable<Standard['foreignKeys']>[number]['reference'];

function targetText({ resource, fields }: Reference): string {
  const columns = `kolom ${fields.join(' + ')}`;
  return resource ? `dataset ${resource} (${columns})` : `${columns} berkas yang sama`;
}

function matchTexts(fieldsMatch = 'equal'): string[] {
  const more = 'Berkas boleh memuat kolom lain; isinya tidak dimuat.';
  const fewer = 'Kolom yang tidak wajib diisi boleh tidak ada di berkas.';
  const texts: Readonly<Record<string, string[]>> = {
    exact: ['Urutan kolom di berkas harus sama dengan standar.'],
    subset: [more],
    superset: [fewer],
    partial: [more, fewer],
  };
  return texts[fieldsMatch] ?? [];
}
