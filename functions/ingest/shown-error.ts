import { limits } from '../limits.ts';
import { withoutNiks } from '../model/person-numbers/held-numbers.ts';
import { shownCut } from './shown-text.ts';

type Quoting = {
  readonly fieldName?: string;
  readonly fieldNames?: readonly string[];
  readonly cell?: string;
  readonly message: string;
  readonly mend: string;
};

/**
 * An error as the owner of the file reads it: the numbers of persons stand in `personal` columns alone. In any other they are an error of their own, and a second one of the same cell must
 * not say what the first leaves out.
 */
export function shownError<Found extends Quoting>(error: Found, personal: ReadonlySet<string>): Found {
  const names = error.fieldNames ?? (error.fieldName === undefined ? [] : [error.fieldName]);
  if (names.length > 0 && names.every((name) => personal.has(name))) return error;
  const { cell, message } = error;
  const mend = withoutNiks(error.mend);
  if (cell === undefined || cell === '') return { ...error, message: withoutNiks(message), mend };
  const shown = shownCell(cell);
  return { ...error, cell: shown, message: withoutNiks(message.replaceAll(cell, () => shown)), mend };
}

/** One that was cut stays as long as that: who corrects it must not take what is left for all of it. */
function shownCell(cell: string): string {
  if (cell.length < limits.maxReportedCellCharacters) return withoutNiks(cell);
  const shown = shownCut(cell);
  return shown === cell ? cell : shown.padEnd(limits.maxReportedCellCharacters, '…');
}
