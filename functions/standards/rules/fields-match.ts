import { type FileLabels, type LabelError, type LabelMatch, titleOf } from '../labels/match-labels.ts';
import type { Field, StandardContent } from '../standard.ts';
import { requiredLevel } from './required.ts';

/** What the standard's `fieldsMatch` makes of labels that don't agree with its fields. */
export type LabelVerdict = { readonly errors: readonly LabelError[]; readonly warnings: readonly LabelError[] };

/**
 * Table Schema v2, "fieldsMatch": `equal` (all columns, any order), `exact` (in the standard's order, too), `subset` (the file may have more: they are not
 * loaded), `superset` (the file may lack some: they are loaded empty), `partial` (both; at least one agrees). A column that every row needs is never left out.
 */
export function judgeLabels(standard: StandardContent, match: LabelMatch, file: FileLabels): LabelVerdict {
  const mode = standard.fieldsMatch ?? 'equal';
  if (mode === 'exact' && match.errors.length === 0) return { errors: orderErrors(standard.fields, match, file), warnings: [] };
  if (match.columns.every((column) => column === undefined)) return { errors: match.errors, warnings: [] };
  const mayHaveMore = mode === 'subset' || mode === 'partial';
  const mayLack = mode === 'superset' || mode === 'partial';
  const needed = neededFields(standard);
  const isWarning = ({ type, fieldName }: LabelError): boolean =>
    type === 'extra-label' ? mayHaveMore : type === 'missing-label' && mayLack && !needed.has(fieldName);
  return { errors: match.errors.filter((error) => !isWarning(error)), warnings: match.errors.filter(isWarning).map(asWarning) };
}

function neededFields(standard: StandardContent): Set<string> {
  return new Set(standard.fields.filter((field) => requiredLevel(standard, field) !== undefined).map(({ name }) => name));
}

function asWarning(error: LabelError): LabelError {
  const mend = 'Tidak perlu diperbaiki bila memang begitu maksudnya; standar data membolehkannya.';
  const what = error.type === 'extra-label' ? 'Isinya tidak dimuat.' : 'Selnya dimuat kosong.';
  return { ...error, message: `${error.message} ${what}`, mend };
}

/** The first field that stands elsewhere than the standard says; the others follow from it. */
function orderErrors(fields: readonly Field[], { columns }: LabelMatch, { fileColumns }: FileLabels): LabelError[] {
  const index = columns.findIndex((column, place) => column !== place);
  const field = fields[index];
  if (field === undefined) return [];
  const fieldNumber = fileColumns[index];
  const title = titleOf(field);
  return [
    {
      type: 'incorrect-label',
      fieldName: field.name,
      fieldNumber,
      message: `Urutan kolom berbeda dari standar data: kolom ke-${fieldNumber} seharusnya "${title}".`,
      mend: `Urutkan kolomnya seperti standar data: ${fields.map(titleOf).join(', ')}.`,
    },
  ];
}
