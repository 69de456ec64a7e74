import type { Finding } from '../../model/normal-form.ts';
import type { ByteSource } from '../csv/byte-source.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { findingOf, WorkbookFault } from '../workbook/workbook-fault.ts';
import { formControls, noTables, readAsPage } from './messages.ts';
import { type PageEncoding, windows1252 } from './page-encoding.ts';
import { findPageEncoding, type PagePass, preparePass } from './page-pass.ts';
import { createPartSheet } from './part-sheet.ts';
import { readShapes } from './read-shapes.ts';
import { findParts, type TableShape } from './table-parts.ts';

/** A page as a workbook with what there is to say of the page, or what it is instead. */
export type PageOutcome =
  | { readonly ok: true; readonly workbook: Workbook; readonly warnings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

/**
 * Opens a page of HTML (which applications like to call .xls) as a workbook: each of its tables with text is a sheet. Nothing
 * that the page names is loaded. The page is parsed once, and once more for the rows of each long table that is read; its source must
 * last so long.
 */
export async function openPage(source: ByteSource): Promise<PageOutcome> {
  try {
    const { pass, shapes, encoding } = await readPage(source, await findPageEncoding(source));
    const parts = findParts(shapes);
    if (parts.length === 0) return { ok: false, finding: noTables };
    const controls = shapes.reduce((sum, shape) => sum + shape.controls, 0);
    const warnings = [readAsPage, ...encoding.warnings, ...(controls > 0 ? [formControls(controls)] : [])];
    return { ok: true, workbook: { sheets: parts.map((part) => createPartSheet(pass, part)), close: async () => undefined }, warnings };
  } catch (error) {
    return { ok: false, finding: findingOf(error) };
  }
}

type ReadPage = { readonly pass: PagePass; readonly shapes: readonly TableShape[]; readonly encoding: PageEncoding };

/** A page that looked like UTF-8 as long as it was ASCII may be Windows-1252. */
async function readPage(source: ByteSource, encoding: PageEncoding): Promise<ReadPage> {
  const pass = preparePass(source, encoding);
  try {
    return { pass, shapes: await readShapes(pass), encoding };
  } catch (error) {
    const isText = error instanceof WorkbookFault && error.finding.type === 'encoding-error';
    if (encoding.certain || !isText) throw error;
    return readPage(source, windows1252);
  }
}
