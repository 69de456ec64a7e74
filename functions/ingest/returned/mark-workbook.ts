import { ZipFile } from 'yazl';
import { type SheetPlan, sheetXml } from '../../excel-writer/sheet.ts';
import { StyleBook } from '../../excel-writer/styles.ts';
import { addChunks, finish, partTypes } from '../../excel-writer/write-workbook.ts';
import { elementsOf, writeXml } from '../../excel-writer/xml.ts';
import { limits } from '../../limits.ts';
import { openZip, type Zip } from '../workbook/zip.ts';
import { dropPart, makeRoomForFirstSheet, withoutSelection } from './first-sheet.ts';
import {
  contentTypesName,
  ofType,
  openPackage,
  type Package,
  readText,
  relationIdOf,
  relationsName,
  sheetElements,
  targetOf,
  textOf,
} from './package.ts';
import { rewriteSheet } from './rewrite-sheet.ts';
import type { SheetChange } from './sheet-change.ts';
import { addNotes } from './sheet-notes.ts';

export type Marking = Omit<SheetChange, 'drawingId'> & {
  /** The sheet that was read. */
  readonly sheetName: string;
  /** The list that becomes the first sheet. */
  readonly firstSheet: SheetPlan;
};

type Chunks = () => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/**
 * Writes the clerk's own workbook to `target` with cells marked and the list of what to correct before its sheets. Every entry that need not change is
 * copied as it is. Gives `too-large` for a workbook that would take too long; throws for one that can't be read.
 */
export async function markWorkbook(path: string, marking: Marking, target: string): Promise<'written' | 'too-large'> {
  const zip = await openZip(path);
  try {
    const parts = await openPackage(zip);
    const sheet = partOfSheet(parts, marking.sheetName);
    if (isTooLarge(zip, sheet)) return 'too-large';
    const macros = dropMacros(parts);
    const first = makeRoomForFirstSheet(parts);
    const notes = await addNotes(parts, sheet, marking.marks);
    const styles = new StyleBook(await readText(zip, parts.stylesName));
    const others = sheetElements(parts.workbook.root).flatMap((other) => partById(parts, relationIdOf(other)) ?? []);

    const written = new Map<string, Chunks>();
    for (const other of others) if (zip.find(other) !== undefined) written.set(other, () => withoutSelection(zip.read(other)));
    written.set(sheet, () => rewriteSheet(textOf(zip, sheet), { ...marking, drawingId: notes.drawingId }, styles));
    written.set(first.name, () => sheetXml(marking.firstSheet, styles, true));
    for (const [name, text] of notes.parts) written.set(name, () => [text]);
    written.set(contentTypesName, () => [writeXml(parts.contentTypes)]);
    written.set(parts.workbook.name, () => [writeXml(parts.workbook.root)]);
    written.set(relationsName(parts.workbook.name), () => [writeXml(parts.relations)]);
    // Last, because the sheets say which styles there are.
    const stylesLast: [string, Chunks] = [parts.stylesName, () => [styles.xml()]];
    await copy(zip, written, stylesLast, new Set([...first.dropped, ...macros].map((name) => name.toLowerCase())), target);
    return 'written';
  } finally {
    zip.close();
  }
}

async function copy(
  zip: Zip,
  written: ReadonlyMap<string, Chunks>,
  last: [string, Chunks],
  dropped: ReadonlySet<string>,
  target: string,
): Promise<void> {
  const output = new ZipFile();
  const changed = new Map([...written].map(([name, chunks]) => [name.toLowerCase(), chunks]));
  for (const name of zip.names) {
    const key = name.toLowerCase();
    if (dropped.has(key) || key === last[0].toLowerCase() || name.endsWith('/')) continue;
    addChunks(output, name, changed.get(key) ?? (() => zip.read(name)));
    changed.delete(key);
  }
  for (const [name, chunks] of written) if (changed.has(name.toLowerCase())) addChunks(output, name, chunks);
  addChunks(output, last[0], last[1]);
  await finish(output, target);
}

function partOfSheet(parts: Package, sheetName: string): string {
  const sheet = sheetElements(parts.workbook.root).find(({ attributes }) => attributes.name === sheetName);
  const part = sheet && partById(parts, relationIdOf(sheet));
  if (part === undefined) throw new Error('the sheet that was read is not in the workbook');
  return part;
}

function partById({ relations, workbook }: Package, id: string | undefined): string | undefined {
  const relation = elementsOf(relations).find(({ attributes }) => attributes.Id === id);
  return relation && targetOf(workbook.name, relation);
}

function isTooLarge(zip: Zip, sheet: string): boolean {
  const all = zip.names.reduce((sum, name) => sum + zip.expandedBytes(name), 0);
  return zip.expandedBytes(sheet) > limits.maxReturnedSheetBytes || all > limits.maxReturnedWorkbookBytes;
}

/** What is given back is a plain .xlsx, whatever came: Excel refuses one that says it has macros. */
function dropMacros(parts: Package): string[] {
  for (const { attributes } of elementsOf(parts.contentTypes)) {
    if (attributes.ContentType?.includes('macroEnabled')) attributes.ContentType = partTypes.workbook;
  }
  const microsoft = 'http://schemas.microsoft.com/office/2006/relationships/vbaProject';
  const macros = elementsOf(parts.relations).filter(({ attributes }) => attributes.Type === microsoft);
  return [...macros, ...ofType(parts.relations, 'vbaProject')].flatMap(({ attributes }) => dropPart(parts, attributes.Id));
}
