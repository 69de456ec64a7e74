import type { ByteSource } from '../csv/byte-source.ts';
import type { WorkbookOutcome } from '../workbook/workbook.ts';
import { findingOf } from '../workbook/workbook-fault.ts';
import { preparePass } from './page-pass.ts';
import { createPartSheet } from './part-sheet.ts';
import { readShapes } from './read-shapes.ts';
import { findParts } from './table-parts.ts';
import { noTables } from './words.ts';

/**
 * Opens a page of HTML (which applications like to call .xls) as a workbook: each of its tables with text is a sheet. Nothing
 * that the page names is loaded. The page is parsed once, and once more for the rows of each long table that is read; its source must
 * last so long.
 */
export async function openPage(source: ByteSource): Promise<WorkbookOutcome> {
  try {
    const pass = await preparePass(source);
    const parts = findParts(await readShapes(pass));
    if (parts.length === 0) return { ok: false, finding: noTables };
    return { ok: true, workbook: { sheets: parts.map((part) => createPartSheet(pass, part)), close: async () => undefined } };
  } catch (error) {
    return { ok: false, finding: findingOf(error) };
  }
}
