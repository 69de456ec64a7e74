import { noSheets, sheetTwice } from './messages.ts';
import { type Relationship, readContentType, readPart, readRelationships } from './package-parts.ts';
import { refuseCompoundFile, refusePackage } from './recognise.ts';
import { readSharedStrings } from './shared-strings.ts';
import { createSheet } from './sheet.ts';
import { readStyles } from './styles.ts';
import { createTextStore, type TextStore } from './text-store.ts';
import type { Workbook, WorkbookOutcome } from './workbook.ts';
import { findingOf, WorkbookFault } from './workbook-fault.ts';
import { readWorkbookXml } from './workbook-xml.ts';
import { openZip, type Zip } from './zip.ts';

/**
 * Opens the workbook at `path`: `.xlsx`, whichever program wrote it, in the transitional or the strict form. `.xlsm` is taken as data: its
 * macros are a part that is never opened, and what it shows is stored in its cells like any other's. What can't be read is a finding;
 * its rows are read when they are asked for. The file must stay until `close`.
 */
export async function openWorkbook(path: string): Promise<WorkbookOutcome> {
  const finding = await refuseCompoundFile(path);
  if (finding !== undefined) return { ok: false, finding };
  try {
    return { ok: true, workbook: await openPackage(await openZip(path)) };
  } catch (error) {
    return { ok: false, finding: findingOf(error) };
  }
}

async function openPackage(zip: Zip): Promise<Workbook> {
  try {
    const main = await findMainPart(zip);
    const { sheets: named, date1904 } = await readWorkbookXml(readPart(zip, main));
    const relationships = await readRelationships(zip, main);
    const styles = await readOptional(zip, relationships, 'styles', (name) => readStyles(readPart(zip, name)), []);
    let texts: Promise<TextStore> | undefined;
    // Sheets may be chosen by their names alone, so the texts wait for the first that is read.
    const source = async () => {
      texts ??= readOptional(zip, relationships, 'sharedStrings', (name) => readSharedStrings(zip.read(name)), createTextStore());
      return { texts: await texts, styles, date1904 };
    };
    const placed = named.flatMap(({ name, hidden, relationshipId }) => {
      const relationship = relationships.find(({ id }) => id === relationshipId);
      // Charts, dialogs and macro sheets have no cells to read.
      if (relationship !== undefined && relationship.kind !== 'worksheet') return [];
      return [{ name, hidden, part: relationship && zip.find(relationship.target) }];
    });
    if (haveTwins(placed)) throw new WorkbookFault(sheetTwice);
    const sheets = placed.map((place) => createSheet({ ...place, zip, source }));
    if (sheets.length === 0) throw new WorkbookFault(noSheets);
    return { sheets, close: async () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** A thousand sheets that are one would be read a thousand times. */
function haveTwins(sheets: readonly { readonly part: string | undefined }[]): boolean {
  const parts = sheets.flatMap(({ part }) => part ?? []);
  return new Set(parts).size < parts.length;
}

/** The workbook part, wherever the package says that it is (ECMA-376 part 1, 12.2). */
async function findMainPart(zip: Zip): Promise<string> {
  const roots = await readRelationships(zip, '');
  const main = zip.find(roots.find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml');
  const type = main === undefined ? '' : await readContentType(zip, main);
  const finding = refusePackage(zip, main, type);
  if (finding !== undefined) throw new WorkbookFault(finding);
  if (main === undefined) throw new WorkbookFault(noSheets);
  return main;
}

async function readOptional<Read>(
  zip: Zip,
  relationships: readonly Relationship[],
  kind: string,
  read: (name: string) => Promise<Read>,
  otherwise: Read,
): Promise<Read> {
  const target = relationships.find((relationship) => relationship.kind === kind)?.target;
  const name = target === undefined ? undefined : zip.find(target);
  return name === undefined ? otherwise : await read(name);
}
