import { limits } from '../limits.ts';
import type { Finding } from '../model/normal-form.ts';
import { type CountedRows, type PartName, passedOver, type WhyPassedOver } from './sheet-messages.ts';
import { isBlank } from './table/table-row.ts';
import { createRowCounts, type Sheet } from './workbook/workbook.ts';
import { WorkbookFault } from './workbook/workbook-fault.ts';

export type PassedSheet = { readonly sheet: Sheet; readonly why: WhyPassedOver };

/** Names each sheet that is not read, with how many rows of it hold something: what is not published is told, too. All together they cost a bounded look. */
export async function sayPassedOver(part: PartName, passed: readonly PassedSheet[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const budget = { rows: limits.maxCountedRows };
  for (const { sheet, why } of passed) findings.push(passedOver(part, sheet.name, why, await rowsOf(part, sheet, why, budget)));
  return findings;
}

/** The tables of a page are measured already. */
async function rowsOf(part: PartName, sheet: Sheet, why: WhyPassedOver, budget: { rows: number }): Promise<CountedRows> {
  if (why === 'empty') return { rows: 0, beyond: 'none' };
  if (part === 'tabel') return { rows: (await sheet.sizeBelow(0)).rows, beyond: 'none' };
  return countRows(sheet, budget);
}

/** Spends `budget` on the rows that it looks at, blank ones, too. A sheet that can't be read is no fault of the one that is. */
async function countRows(sheet: Sheet, budget: { rows: number }): Promise<CountedRows> {
  const counts = { ...createRowCounts(), blankRows: 0 };
  const most = budget.rows;
  let rows = 0;
  let given = 0;
  const unknown = (): CountedRows => ({ rows, beyond: 'unknown' });
  if (most <= 0) return unknown();
  try {
    for await (const batch of sheet.rows(counts)) {
      const filled = batch.filter((row) => !isBlank(row)).length;
      given += batch.length;
      budget.rows = most - given - counts.blankRows;
      if (rows + filled > most) return { rows: most, beyond: 'some' };
      rows += filled;
      if (budget.rows < 0) return unknown();
    }
  } catch (error) {
    if (error instanceof WorkbookFault) return unknown();
    throw error;
  }
  return { rows, beyond: 'none' };
}
