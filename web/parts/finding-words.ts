import type { Field, Finding } from './api-nouns.ts';
import { titleIn } from './standard-words.ts';

type Fields = readonly Pick<Field, 'name' | 'title'>[];

/** What is wrong, without the row and the column that stand beside it. */
export function whyText(finding: Finding, fields: Fields): string {
  const { message, rowNumber, fieldName } = finding;
  const columns = fieldName === undefined ? [] : [`kolom ${titlesOf(finding, fields)}`, `kolom “${fieldName}”`];
  const beginnings = [...columns.flatMap((column) => [`Baris ${rowNumber}, ${column}: `, capital(`${column}: `)]), `Baris ${rowNumber}: `];
  const known = beginnings.find((beginning) => message.startsWith(beginning));
  return known === undefined ? message : capital(message.slice(known.length));
}

/** How the clerk calls the column, and where it is in a workbook. */
export function columnText(finding: Finding, fields: Fields, isWorkbook: boolean): { readonly title: string; readonly place?: string } {
  const { fieldName, fieldNames, fieldNumber } = finding;
  const letters = isWorkbook && fieldNumber !== undefined ? lettersOf(fieldNumber) : undefined;
  if (fieldName === undefined) {
    if (fieldNumber === undefined) return { title: '–' };
    return { title: `kolom ke-${fieldNumber}${letters === undefined ? '' : ` (${letters})`}` };
  }
  const title = titlesOf(finding, fields);
  return letters === undefined || fieldNames !== undefined ? { title } : { title, place: `kolom ${letters}` };
}

function titlesOf({ fieldName = '', fieldNames = [fieldName] }: Finding, fields: Fields): string {
  return fieldNames.map((name) => titleIn(fields, name)).join(' + ');
}

const alphabet = 26;
const letterA = 65;

/** Excel's name of a column, from 1. */
export function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / alphabet);
  return `${before > 0 ? lettersOf(before) : ''}${String.fromCharCode(letterA + ((column - 1) % alphabet))}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
