import { limits } from '../limits.ts';
import type { Finding } from './normal-form/form.ts';
import { type CountedRows, type PartName, passedOver, type WhyPassedOver } from './sheet-words.ts';
import { isBlank } from './table/table-row.ts';
import type { Sheet } from './workbook/workbook.ts';
import { WorkbookFault } from './workbook/workbook-fault.ts';

export type PassedSheet = { readonly sheet: Sheet; readonly why: WhyPassedOver };

/** Names each sheet that is not read, with how many rows of it hold something: what is not published is told, too. All together they cost a bounded look. */
export async function sayPassedOver(part: PartName, passed: readonly PassedSheet[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  let left: number = limits.maxCountedRows;
  for (const { sheet, why } of passed) {
    const counted = part === 'tabel' ? await knownRows(sheet) : await countRows(sheet, why === 'empty' ? 0 : left);
    left -= counted?.rows ?? 0;
    findings.push(passedOver(part, sheet.name, why, counted));
  }
  return findings;
}

/** The tables of a page are measured already. */
async function knownRows(sheet: Sheet): Promise<CountedRows> {
  return { rows: (await sheet.sizeBelow(0)).rows, all: true };
}

/** Up to `most`; undefined for a sheet that can't be read, which is no fault of the one that is. */
async function countRows(sheet: Sheet, most: number): Promise<CountedRows | undefined> {
  let rows = 0;
  try {
    for await (const batch of sheet.rows()) {
      for (const row of batch) {
        if (isBlank(row)) continue;
        if (rows >= most) return { rows, all: false };
        rows++;
      }
    }
  } catch (error) {
    if (error instanceof WorkbookFault) return undefined;
    throw error;
  }
  return { rows, all: true };
}
