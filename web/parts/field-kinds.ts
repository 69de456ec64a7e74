import type { ColumnText } from '../../functions/messages/column.ts';
import type { Body } from './api-call.ts';
import type { Field, Standard } from './api-nouns.ts';

type Shape = Pick<Field, 'type' | 'format' | 'decimalChar' | 'groupChar'>;
export type Kind = { readonly id: string; readonly label: string; readonly shape: Shape };
/** What the form says of a column; an empty text takes it away, and one that is not there leaves it as it stands. */
export type Choice = {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly texts?: { readonly [T in ColumnText]?: string };
};

/** The kinds that a clerk chooses from, each with an example as it stands in the file. */
export const kinds: readonly Kind[] = [
  { id: 'text', label: 'teks atau kode', shape: { type: 'string' } },
  { id: 'integer', label: 'bilangan bulat: 1250', shape: { type: 'integer' } },
  { id: 'integer-dots', label: 'bilangan bulat: 1.250', shape: { type: 'integer', decimalChar: ',', groupChar: '.' } },
  { id: 'comma', label: 'bilangan: 12,5', shape: { type: 'number', decimalChar: ',' } },
  { id: 'dots', label: 'bilangan: 1.250,5', shape: { type: 'number', decimalChar: ',', groupChar: '.' } },
  { id: 'point', label: 'bilangan: 12.5', shape: { type: 'number' } },
  { id: 'date', label: 'tanggal: 2026-02-28', shape: { type: 'date' } },
  { id: 'date-slashes', label: 'tanggal: 28/02/2026', shape: { type: 'date', format: '%d/%m/%Y' } },
  { id: 'date-hyphens', label: 'tanggal: 28-02-2026', shape: { type: 'date', format: '%d-%m-%Y' } },
  { id: 'year', label: 'tahun: 2026', shape: { type: 'year' } },
  { id: 'nik', label: 'NIK', shape: { type: 'string', format: 'nik' } },
  { id: 'kk', label: 'nomor KK', shape: { type: 'string', format: 'kk' } },
];

/** The kind of a field, or undefined for one that this list doesn't know: it then stays as it is. */
export function kindOf(field: Shape): Kind | undefined {
  return kinds.find(({ shape }) => write(shape) === write(field));
}

/** The standard to propose: the one that stands, with what was chosen. A column of another kind keeps only rules that hold for every kind. */
export function proposal({ fields, ...standard }: Standard, choices: readonly Choice[], periodField: string): Body<'setStandard'> {
  const { primaryKey, uniqueKeys, foreignKeys, missingValues, fieldsMatch, rules } = standard;
  const chosen = new Map(choices.map((choice) => [choice.name, choice]));
  return {
    fields: fields.map((field) => changed(field, chosen.get(field.name))),
    ...(primaryKey ? { primaryKey } : {}),
    ...(uniqueKeys ? { uniqueKeys } : {}),
    ...(foreignKeys ? { foreignKeys } : {}),
    ...(missingValues ? { missingValues } : {}),
    ...(fieldsMatch ? { fieldsMatch } : {}),
    ...(rules ? { rules } : {}),
    ...(periodField ? { periodField } : {}),
  };
}

function changed(field: Field, choice: Choice | undefined): Field {
  if (!choice) return field;
  const kind = kinds.find(({ id }) => id === choice.kind);
  const same = !kind || kind === kindOf(field);
  const { type: _type, format: _format, decimalChar: _decimal, groupChar: _group, constraints = {}, ...rest } = field;
  const { required: _required, unique, ...bounds } = constraints;
  const shape = same ? shapeOf(field) : kind.shape;
  const kept = { ...(same ? bounds : {}), ...(unique ? { unique } : {}), ...(choice.required ? { required: true } : {}) };
  const others = same ? rest : Object.fromEntries(Object.entries(rest).filter(([member]) => !kindMembers.includes(member)));
  return { ...withTexts(others, choice.texts), name: field.name, ...shape, ...(Object.keys(kept).length > 0 ? { constraints: kept } : {}) };
}

/** The field with what was written of it, and without what was emptied. */
function withTexts(field: object, texts: NonNullable<Choice['texts']> = {}): Readonly<Record<string, unknown>> {
  const said: Readonly<Record<string, unknown>> = texts;
  return Object.fromEntries(Object.entries({ ...field, ...texts }).filter(([member]) => said[member] !== ''));
}

/** Members that mean something for one kind alone; a standard that keeps them for another is refused. */
const kindMembers: readonly string[] = [
  'bareNumber',
  'trueValues',
  'falseValues',
  'delimiter',
  'itemType',
  'categories',
  'categoriesOrdered',
  'referenceCodes',
  'rules',
  'example',
];

function shapeOf({ type, format, decimalChar, groupChar }: Shape): Shape {
  return {
    type,
    ...(format === undefined ? {} : { format }),
    ...(decimalChar === undefined ? {} : { decimalChar }),
    ...(groupChar === undefined ? {} : { groupChar }),
  };
}

function write({ type, format = 'default', decimalChar = '.', groupChar = '' }: Shape): string {
  return JSON.stringify([type, format, decimalChar, groupChar]);
}
