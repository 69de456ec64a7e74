import type { PackagedFormat } from '../model/file-format.ts';
import { headerText, inertText } from './inert-text.ts';
import { titleOf } from './labels/match-labels.ts';
import { requiredLevel } from './rules/required.ts';
import type { Field, LeveledRule, StandardContent } from './standard.ts';
import { isPercentUnit } from './types/number-text.ts';

export type ServedField = { readonly name: string; readonly type: string } & Readonly<Record<string, unknown>>;

/** A Table Schema v2 (https://datapackage.org/standard/table-schema/). */
export type ServedSchema = {
  readonly $schema: string;
  readonly fields: readonly ServedField[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
};

/** What a file's rows came through. */
export type Passed = {
  readonly standard: StandardContent;
  /** Standards that were in force before, where older periods of the file were checked by them. */
  readonly earlier: readonly StandardContent[];
  /** All rows were checked together: nothing else can repeat a key of theirs. */
  readonly isOnePart: boolean;
};

/** The components of a data standard (Perpres 39/2019 Pasal 4(2)) and what else says what a column means: as they are. */
const described = ['rdfType', 'concept', 'definition', 'classification', 'measure', 'unit'] as const;
/** The members of a field that decide how its cells are read and stored. */
const reading = ['type', 'format', 'itemType', 'delimiter', 'trueValues', 'falseValues'] as const;
const sixteenDigits = '[0-9]{16}';
/** Formats of Table Schema; all others are of this desk, and what they ask is said by a pattern or not at all. */
const knownFormats: Readonly<Partial<Record<Field['type'], readonly string[]>>> = {
  string: ['email', 'uri', 'uuid', 'binary'],
  geopoint: ['array', 'object'],
  geojson: ['topojson'],
};
/** What frictionless-py knows no type for is the text that the cell holds. */
const servedTypes: Readonly<Partial<Record<Field['type'], string>>> = { list: 'string' };

/**
 * The schema of a file as it is served, not as it was delivered: ISO dates, a decimal point, an empty cell where there is no value, own formats as patterns. It
 * asks only what publishing made sure of: rules that were warnings are left out, and of older periods those that another standard checked.
 */
export function servedSchema({ standard, earlier, isOnePart }: Passed, form: PackagedFormat): ServedSchema {
  const fields = standard.fields.map((field) => servedField(field, standard, { earlier, isOnePart }, form));
  const { primaryKey = [], periodField } = standard;
  const isOfAllRows = isOnePart || (periodField !== undefined && primaryKey.includes(periodField));
  const wasAlways = earlier.every((one) => isSame(one.primaryKey, standard.primaryKey));
  const holds = standard.rules?.primaryKey !== 'peringatan' && isOfAllRows && wasAlways;
  const names = primaryKey
    .flatMap((name) => standard.fields.filter((field) => field.name === name))
    .map((field) => servedName(field, form));
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields,
    missingValues: [''],
    ...(holds && names.length > 0 ? { primaryKey: names } : {}),
  };
}

/** A column's name in the file: its title in CSV, as the header has it. */
function servedName(field: Field, form: PackagedFormat): string {
  return form === 'csv' ? headerText(titleOf(field)) : field.name;
}

function servedField(field: Field, standard: StandardContent, passed: Omit<Passed, 'standard'>, form: PackagedFormat): ServedField {
  const before = passed.earlier.map(({ fields }) => fields.find(({ name }) => name === field.name));
  const isOneType = before.every((one) => one === undefined || reading.every((member) => isSame(one[member], field[member])));
  const isOneRule = before.every((one) => isSame(one, field));
  const name = servedName(field, form);
  const isFraction = field.format === 'percent';
  const said = field.description ?? field.definition;
  const description = isFraction ? [said, fractionText].filter(Boolean).join(' ') : said;
  const format = isOneType && isKept(field, 'format') ? knownFormats[field.type]?.find((known) => known === field.format) : undefined;
  const constraints = isOneRule ? servedConstraints(field, standard, passed.isOnePart, form) : {};
  return {
    name,
    title: titleOf(field),
    ...(description === undefined ? {} : { description }),
    type: isOneType ? (servedTypes[field.type] ?? field.type) : 'any',
    ...(format === undefined ? {} : { format }),
    ...Object.fromEntries(
      described.flatMap((member) => {
        const isOfShown = member === 'unit' && isFraction && isPercentUnit(field.unit);
        return field[member] === undefined || isOfShown ? [] : [[member, field[member]]];
      }),
    ),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** A program that found 0.875 under a title or a unit with a percent sign would take it for less than one percent. */
const fractionText = 'Pecahan dari seratus persen: 0.875 berarti 87,5 %.';

function servedConstraints(field: Field, standard: StandardContent, isOnePart: boolean, form: PackagedFormat): Record<string, unknown> {
  const { constraints = {} } = field;
  const required = requiredLevel(standard, field) === 'wajib' ? { required: true } : {};
  const unique = constraints.unique && isOnePart && isKept(field, 'unique') ? { unique: true } : {};
  if (field.type === 'string') return { ...required, ...unique, ...textConstraints(field, form) };
  if (!bounded.includes(field.type)) return { ...required, ...unique };
  const said = (rule: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'enum') =>
    isKept(field, rule) ? constraints[rule] : undefined;
  const bounds = {
    minimum: said('minimum') ?? said('exclusiveMinimum'),
    maximum: said('maximum') ?? said('exclusiveMaximum'),
    enum: said('enum'),
  };
  return { ...required, ...unique, ...Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined)) };
}

/** Types whose bounds and choices readers of Table Schema compare alike. Exclusive bounds are new in v2 and refused by older readers: the plain ones hold, too. */
const bounded: readonly Field['type'][] = ['integer', 'number', 'date', 'time', 'datetime', 'year', 'yearmonth'];

function textConstraints(field: Field, form: PackagedFormat): Record<string, unknown> {
  const { minLength, maxLength, enum: choices, pattern } = field.constraints ?? {};
  // In CSV an apostrophe may stand in front.
  const longer = form === 'csv' ? 1 : 0;
  const isPersonal = (field.format === 'nik' || field.format === 'kk') && isKept(field, 'format');
  const shape = isPersonal ? sixteenDigits : pattern !== undefined && isKept(field, 'pattern') ? servedPattern(pattern, form) : undefined;
  return {
    ...(minLength !== undefined && isKept(field, 'minLength') ? { minLength } : {}),
    ...(maxLength !== undefined && isKept(field, 'maxLength') ? { maxLength: maxLength + longer } : {}),
    ...(choices !== undefined && isKept(field, 'enum') ? { enum: choices.map((choice) => servedText(String(choice), form)) } : {}),
    ...(shape === undefined ? {} : { pattern: shape }),
  };
}

function servedText(text: string, form: PackagedFormat): string {
  return form === 'csv' ? inertText(text) : text;
}

/** Signs that XML Schema (which Table Schema names), RE2 and Python read alike; and a beginning that no apostrophe is put before. */
const portable = /^\^?(?:[A-Za-z0-9]|\\d|\[[A-Za-z0-9]-?[A-Za-z0-9]?\])(?:[\w\s\-[\](){}.,:/+*?|&]|\\[dwsDWS.\-/()+])*\$?$/;

/** The pattern, where it means the same to every reader and on every cell as served. */
function servedPattern(pattern: string, form: PackagedFormat): string | undefined {
  if (form === 'csv' && pattern.includes('|')) return undefined;
  return portable.test(pattern) && !pattern.includes('(?') && !pattern.includes('[[:') ? pattern : undefined;
}

/** A breach of the rule kept rows from being published. */
function isKept({ level = 'wajib', rules }: Field, rule: LeveledRule): boolean {
  return (rules?.[rule] ?? level) === 'wajib';
}

/** Members of stored standards, which are JSON and keep their order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
