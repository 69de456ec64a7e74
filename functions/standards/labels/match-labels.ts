import type { Field } from '../standard.ts';
import { foldLabel } from './field-name.ts';
import { nearMiss } from './near-miss.ts';

/** A label of the file that the standard doesn't know, or a field that the file doesn't have (Frictionless's names). */
export type LabelError = {
  readonly type: 'missing-label' | 'extra-label' | 'incorrect-label';
  readonly fieldName: string;
  /** Column in the clerk's own file, from 1; absent for a label that it does not have. */
  readonly fieldNumber?: number | undefined;
  readonly message: string;
  readonly mend: string;
};

/** The labels of a file's table, and for each its column in the file, from 1. */
export type FileLabels = { readonly labels: readonly string[]; readonly fileColumns: readonly number[] };

export type LabelMatch = {
  /** For each field of the standard, the index of its label. */
  readonly columns: readonly (number | undefined)[];
  readonly errors: readonly LabelError[];
};

/** How a field is called before a clerk: its own header text. */
export function titleOf(field: Field): string {
  return field.title === undefined || field.title === '' ? field.name : field.title;
}

/** Whether a field is called so, by its header text or its name, folded. */
export function isCalled(field: Field, label: RegExp): boolean {
  return [titleOf(field), field.name].some((text) => label.test(foldLabel(text)));
}

/** The file's labels against the standard's fields, in any order: by title, then by name, then by title with its unit, case, space and punctuation folded. Of `required` fields no cell may be empty. */
export function matchLabels(fields: readonly Field[], file: FileLabels, required: readonly string[] = []): LabelMatch {
  const { labels } = file;
  const free = new Set(labels.keys());
  const columns: (number | undefined)[] = fields.map(() => undefined);
  for (const keyOf of [exactTitle, foldedTitle, foldedName, titleWithUnit]) {
    fields.forEach((field, index) => {
      if (columns[index] === undefined) columns[index] = take(free, labels, keyOf(field));
    });
  }
  return { columns, errors: [...missingLabels(fields, labels, columns, { free, required }), ...extraLabels(fields, file, columns, free)] };
}

type Fits = (label: string) => boolean;

const exactTitle = (field: Field): Fits => {
  return (label) => label === field.title;
};

const foldedTitle = (field: Field): Fits => {
  const title = foldLabel(field.title ?? '');
  return (label) => title !== '' && foldLabel(label) === title;
};

const foldedName = (field: Field): Fits => {
  const name = foldLabel(field.name);
  return (label) => foldLabel(label) === name;
};

/** As pages and tables head the column: `Tinggi air (sentimeter)`. */
const titleWithUnit = (field: Field): Fits => {
  const { unit = '' } = field;
  const headed = foldLabel(`${titleOf(field)} (${unit})`);
  return (label) => unit !== '' && /[)\]]\s*$/.test(label) && foldLabel(label) === headed;
};

function take(free: Set<number>, labels: readonly string[], fits: Fits): number | undefined {
  for (const index of free) {
    if (!fits(labels[index] ?? '')) continue;
    free.delete(index);
    return index;
  }
  return undefined;
}

function missingLabels(
  fields: readonly Field[],
  labels: readonly string[],
  columns: readonly (number | undefined)[],
  { free, required }: { readonly free: ReadonlySet<number>; readonly required: readonly string[] },
): LabelError[] {
  const spare = [...free].map((index) => labels[index] ?? '');
  return fields.flatMap((field, index) => {
    if (columns[index] !== undefined) return [];
    const title = titleOf(field);
    const near = nearLabel(title, spare) ?? nearLabel(field.name, spare);
    const mend =
      near === undefined
        ? `Tambahkan kolom dengan judul "${title}". ${required.includes(field.name) ? 'Selnya wajib diisi.' : 'Bila tidak ada datanya, biarkan selnya kosong.'}`
        : `Di berkas ada kolom "${near}". Bila itu kolom yang dimaksud, ganti judulnya menjadi "${title}".`;
    const message = `Kolom "${title}" tidak ada di berkas, padahal ada di standar data.`;
    return [{ type: 'missing-label' as const, fieldName: field.name, message, mend }];
  });
}

function extraLabels(
  fields: readonly Field[],
  { labels, fileColumns }: FileLabels,
  columns: readonly (number | undefined)[],
  free: ReadonlySet<number>,
): LabelError[] {
  const wanted = fields.filter((_, index) => columns[index] === undefined).map(titleOf);
  return [...free].map((index) => {
    const label = labels[index] ?? '';
    const fieldNumber = fileColumns[index];
    const near = nearLabel(label, wanted);
    const mend =
      near === undefined
        ? 'Hapus kolom ini dari berkas, atau minta walidata menambahkannya ke standar data.'
        : `Mungkin maksudnya "${near}". Bila ya, ganti judul kolom ini menjadi "${near}".`;
    const shown = label === '' ? `Kolom ke-${fieldNumber} tidak berjudul dan` : `Kolom "${label}"`;
    const message = `${shown} tidak ada di standar data.`;
    return { type: 'extra-label' as const, fieldName: label, fieldNumber, message, mend };
  });
}

function nearLabel(label: string, candidates: readonly string[]): string | undefined {
  const folded = new Map(candidates.map((candidate) => [foldLabel(candidate), candidate]));
  const near = nearMiss(foldLabel(label), [...folded.keys()]);
  return near === undefined ? undefined : folded.get(near);
}
