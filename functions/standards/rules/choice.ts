import { numberText } from '../../messages/number.ts';
import type { Column, FieldType } from '../../model/column.ts';
import { isOneOf, isOneOfSql, literal, trimmed } from '../sql-text.ts';
import type { ColumnNames } from './column-names.ts';
import { constantSql, defaultForm, isReadable } from './default-form.ts';
import type { RuleFault } from './rule.ts';

type Choices = readonly (string | number | boolean)[];

/** Numbers and dates are chosen by what they say, so that each choice must be a value of the type; all else by how it is written. */
const chosenByValue: readonly FieldType[] = ['integer', 'number', 'year', 'boolean', 'date', 'datetime', 'time', 'yearmonth'];

/** A choice that is no value of the column's type: no cell could ever be it. */
export function choiceFaults(choices: Choices, { type }: Column): RuleFault[] {
  if (!chosenByValue.includes(type)) return [];
  const bad = choices.find((choice) => !isReadable(type, String(choice)));
  return bad === undefined ? [] : [{ what: `pilihan ${bad} bukan ${defaultForm(type)}` }];
}

/** SQL: whether a cell is none of the choices. */
export function isNoneOfSql(choices: Choices, { type }: Column, { text, missing, value }: ColumnNames): string {
  if (type === 'string') return `NOT ${missing} AND NOT ${isOneOf(value, choices.map(String))}`;
  if (!chosenByValue.includes(type)) return `NOT ${missing} AND NOT ${isOneOf(text, choices.map(String))}`;
  const constants = choices.map((choice) => constantSql(type, choice));
  return `NOT ${missing} AND NOT ${isOneOfSql(value, constants)}`;
}

/** SQL: the choice that a text is but for case and white space around it, where it is one alone; else the text itself. */
export function chosenSql(choices: Choices, cell: string): string {
  const texts = choices.map(String);
  const alike = Map.groupBy(texts, folded);
  const single = texts.filter((text) => alike.get(folded(text))?.length === 1);
  if (single.length === 0) return cell;
  const [written, sought] = [single.map(literal), single.map((text) => literal(folded(text)))].map((list) => `[${list.join(', ')}]`);
  const chosen = `list_extract(${written}, list_position(${sought}, lower(${trimmed(cell)})))`;
  return `CASE WHEN ${isOneOf(cell, texts)} THEN ${cell} ELSE coalesce(${chosen}, ${cell}) END`;
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}

const choicesShown = 10;

/** The choices as a report names them. */
export function pickOne(choices: Choices): string {
  return `Pilih salah satu: ${listed(choices, (count) => `${count} pilihan, lihat standar data`)}.`;
}

/** The choices as a page names them. */
export function choicesText(choices: Choices): string {
  return listed(choices, (count) => `${numberText(count)} pilihan`);
}

function listed(choices: Choices, counted: (count: number) => string): string {
  const shown = choices.slice(0, choicesShown).join(', ');
  return choices.length > choicesShown ? `${shown}, … (${counted(choices.length)})` : shown;
}
