import type { Report, ReportError } from '../report.ts';

/** One thing to mend: cells of one column with the same fault, for which the same correction helps. */
export type MendItem = {
  /** What is wrong, at its first place. */
  readonly what: string;
  readonly mend: string;
  /** Cells; undefined where it is the whole column or file. */
  readonly cells?: number;
  /** There are more of them than the report lists. */
  readonly more: boolean;
  readonly errors: readonly ReportError[];
};

/** What to correct, in order of effort saved: faults of a whole column or file first, then what clears most cells at once. */
export function mendList(report: Pick<Report, 'errors' | 'columns' | 'truncated'>): MendItem[] {
  const groups = Map.groupBy(report.errors, groupOf);
  const groupsOfColumn = Map.groupBy([...groups.values()], ([first]) => first?.fieldName);
  const items = [...groups.values()].flatMap((errors): MendItem[] => {
    const [first] = errors;
    if (!first) return [];
    const what = first.rowNumber === undefined ? first.message : withoutRow(first.message);
    const item = { what, mend: first.mend, more: false, errors };
    if (first.rowNumber === undefined) return [item];
    const alone = groupsOfColumn.get(first.fieldName)?.length === 1;
    const ofColumn = report.columns.find(({ name }) => name === first.fieldName)?.errors ?? 0;
    const cells = report.truncated && alone ? Math.max(ofColumn, errors.length) : errors.length;
    return [{ ...item, cells, more: report.truncated && !alone }];
  });
  return items.sort((a, b) => weight(b) - weight(a));
}

/** The correction of a cell names its rule (functions/standards/rules/cell-messages.ts), so equal corrections are one piece of work. */
function groupOf({ fieldName, type, mend, rowNumber, message }: ReportError): string {
  return JSON.stringify([fieldName, type, mend, rowNumber === undefined ? message : '']);
}

function weight({ cells }: MendItem): number {
  return cells ?? Number.POSITIVE_INFINITY;
}

/** `Baris 17, kolom Umur: …` → `Kolom Umur: …`: the rows stand beside it. */
function withoutRow(message: string): string {
  const rest = message.replace(/^Baris \d+(, |: )/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
