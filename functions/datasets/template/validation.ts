import { columnLetters, inSheet } from '../../excel-writer/cell-reference.ts';
import type { Validation } from '../../excel-writer/sheet.ts';
import { limits } from '../../limits.ts';
import { titleOf } from '../../standards/labels/match-labels.ts';
import { askedRules } from '../../standards/rules/asked.ts';
import type { Field } from '../../standards/standard.ts';
import { checkAgain } from '../../standards/types/type-messages.ts';
import { keptAs } from './column-look.ts';
import { howToWrite, meaningOf } from './field-messages.ts';
import type { Choices, TemplateColumn } from './template-column.ts';

type Check = { readonly attributes: Readonly<Record<string, string>>; readonly formulas: readonly string[] };

/** Excel's own limits for the words of a validation (ECMA-376 Part 1, 18.3.1.32) and for a list written into it. */
const [titleCharacters, wordsCharacters, inlineListCharacters] = [32, 255, 255];

/** What Excel can check of a column while the clerk types, with a hint on every cell; the rest is checked at the upload. */
export function validationOf({ field, required, choices }: TemplateColumn, column: number, listSheet: string): Validation {
  const letters = columnLetters(column);
  const check = choices ? listCheck(choices, listSheet) : (typedCheck(field) ?? lengthCheck(field));
  const hint = [required ? 'Wajib diisi.' : '', howToWrite(field), meaningOf(field)].filter((words) => words !== '').join(' ');
  const mild = field.level === 'peringatan' || choices?.open === true;
  return {
    range: `${letters}2:${letters}${limits.maxExcelRows}`,
    attributes: {
      ...(check?.attributes ?? {}),
      ...(mild ? { errorStyle: 'warning' } : {}),
      allowBlank: '1',
      showInputMessage: '1',
      showErrorMessage: '1',
      errorTitle: 'Belum sesuai standar data',
      error: cut(howToWrite(field) || checkAgain, wordsCharacters),
      promptTitle: cut(titleOf(field), titleCharacters),
      prompt: cut(hint || 'Isi menurut lembar petunjuk.', wordsCharacters),
    },
    formulas: check?.formulas ?? [],
  };
}

function listCheck({ values, listColumn }: Choices, listSheet: string): Check {
  const inline = values.join(',');
  const fits = inline.length <= inlineListCharacters && values.every((value) => !/[",]/.test(value));
  const letters = columnLetters(listColumn);
  const range = inSheet(listSheet, `$${letters}$2:$${letters}$${values.length + 1}`);
  return { attributes: { type: 'list' }, formulas: [fits ? `"${inline}"` : range] };
}

function typedCheck(field: Field): Check | undefined {
  const [low, high] = [boundOf(field, 'least', 'value'), boundOf(field, 'most', 'value')];
  switch (keptAs(field)) {
    case 'integer':
      return bounded('whole', low ?? '-1E+15', high ?? '1E+15');
    case 'number':
      return bounded('decimal', low ?? '-1E+300', high ?? '1E+300');
    case 'year':
      return bounded('whole', low ?? '1000', high ?? '9999');
    case 'date':
      return bounded('date', dateFormula(low) ?? 'DATE(1900,3,1)', dateFormula(high) ?? 'DATE(9999,12,31)');
    case 'text':
      return undefined;
  }
}

/** The first bound of its kind that a rule gives. */
function boundOf(field: Field, kind: 'least' | 'most', of: 'value' | 'length'): string | number | undefined {
  const checks = askedRules(field).map(({ workbook }) => workbook());
  return checks.flatMap((check) => (check.kind === kind && check.of === of ? [check.bound] : []))[0];
}

function bounded(type: string, low: string | number, high: string | number): Check | undefined {
  const isFormula = (bound: string | number) => /^(-?[0-9.]+(E[+-]?[0-9]+)?|DATE\([0-9,]+\))$/i.test(String(bound));
  if (!isFormula(low) || !isFormula(high)) return undefined;
  return { attributes: { type, operator: 'between' }, formulas: [String(low), String(high)] };
}

function dateFormula(bound: string | number | undefined): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(bound ?? ''));
  return parts ? `DATE(${Number(parts[1])},${Number(parts[2])},${Number(parts[3])})` : undefined;
}

/** Digits of the identifiers that have a fixed number of them. */
const fixedLengths: Readonly<Record<string, number>> = { nik: 16, kk: 16, npsn: 8, nip: 18 };

function lengthCheck(field: Field): Check | undefined {
  const { type, format, missingValues } = field;
  if (type !== 'string' || missingValues !== undefined) return undefined;
  const fixed = fixedLengths[format ?? ''];
  if (fixed !== undefined) return { attributes: { type: 'textLength', operator: 'equal' }, formulas: [String(fixed)] };
  const [shortest, longest] = [boundOf(field, 'least', 'length'), boundOf(field, 'most', 'length')];
  if (shortest === undefined && longest === undefined) return undefined;
  return bounded('textLength', shortest ?? 0, longest ?? limits.maxExcelCellCharacters);
}

function cut(words: string, characters: number): string {
  return words.length <= characters ? words : `${words.slice(0, characters - 1)}…`;
}
