import { limits } from '../../limits.ts';
import type { Question } from '../../model/question.ts';
import { isMissing, isNumber } from './cell-kind.ts';
import type { TableRow } from './table-row.ts';

export const headerQuestion = 'baris-judul';
const headerAsNames = 'judul';
export const headerAsData = 'data';

const year = /^(19|20)\d\d$/;
const code = /^\d{5,}$/;
/** A series so long comes about by chance in no row of data worth asking about. */
const leastSeries = 4;

type Column = { readonly label: string; readonly values: readonly string[] };

/**
 * Whether a row that is taken for the header could as well be the first record: numbers stand in it where the rows below have numbers, and words over no more of such columns. Years,
 * codes over counts, and numbers in a series (months, ages, the columns' own) are names.
 */
export function hasNumbersForNames(labels: readonly string[], data: readonly TableRow[]): boolean {
  const columns = labels.map((text, index): Column => {
    const values = data.map(({ cells }) => cells[index]?.trim() ?? '').filter((value) => !isMissing(value));
    return { label: text.trim(), values };
  });
  const ofNumbers = columns.filter(({ label, values }) => !isMissing(label) && values.filter(isNumber).length * 2 > values.length);
  const numbered = ofNumbers.filter(({ label }) => isNumber(label));
  if (numbered.length * 2 <= ofNumbers.length || numbered.every(isYear) || numbered.every(isCode)) return false;
  return !isSeries(
    labels
      .map((label) => label.trim())
      .filter(isNumber)
      .map(Number),
  );
}

/** Over years it is one of them. */
function isYear({ label, values }: Column): boolean {
  return year.test(label) && values.filter((value) => year.test(value)).length * 2 < values.length;
}

/** Over counts, which are shorter. */
function isCode({ label, values }: Column): boolean {
  return code.test(label) && values.every((value) => value.length < label.length);
}

function isSeries(numbers: readonly number[]): boolean {
  const [first = 0, second = 0] = numbers;
  const step = second - first;
  return numbers.length >= leastSeries && step > 0 && numbers.every((number, index) => number === first + index * step);
}

/** `cells` of the row are examples, for who may read them. */
export function askHeader(line: number, cells: readonly string[]): Question {
  const shown = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const examples = shown.slice(0, limits.shownExamples);
  return {
    questionId: headerQuestion,
    text: `Baris ${line} dibaca sebagai judul kolom, padahal memuat angka seperti baris-baris di bawahnya. Apakah itu judul kolom, atau sudah data?`,
    readings: [
      { readingId: headerAsNames, text: 'Judul kolom: isinya menjadi nama kolom.', examples },
      { readingId: headerAsData, text: 'Data: berkas ini tidak mempunyai baris judul, dan harus diberi judul dulu.', examples },
    ],
  };
}
