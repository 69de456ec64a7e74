import { openWorkbook } from '../../../functions/ingest/workbook/open-workbook.ts';
import type { RowCounts, Sheet, SheetRow, Workbook } from '../../../functions/ingest/workbook/workbook.ts';
import { findingOf } from '../../../functions/ingest/workbook/workbook-fault.ts';

/** Opens what must open. */
export async function openSound(path: string): Promise<Workbook> {
  const outcome = await openWorkbook(path);
  if (!outcome.ok) throw new Error(outcome.finding.message);
  return outcome.workbook;
}

export async function rowsOf(sheet: Sheet | undefined, counts?: RowCounts): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  if (sheet !== undefined) for await (const some of sheet.rows(counts)) rows.push(...some);
  return rows;
}

/** The cells of the first sheet, row by row. */
export async function cellsOf(path: string, counts?: RowCounts): Promise<(readonly string[])[]> {
  const workbook = await openSound(path);
  const rows = await rowsOf(workbook.sheets[0], counts);
  await workbook.close();
  return rows.map(({ cells }) => cells);
}

/** The first thing that speaks against a workbook when all its sheets are read; undefined when nothing does. */
export async function complaintOf(path: string): Promise<string | undefined> {
  const outcome = await openWorkbook(path);
  if (!outcome.ok) return said(outcome.finding);
  try {
    for (const sheet of outcome.workbook.sheets) {
      await rowsOf(sheet);
      await sheet.mergedRanges();
    }
    return undefined;
  } catch (error) {
    return said(findingOf(error));
  } finally {
    await outcome.workbook.close();
  }
}

function said({ message, mend }: { readonly message: string; readonly mend: string }): string {
  if (mend === '') throw new Error(`no mend: ${message}`);
  return message;
}
