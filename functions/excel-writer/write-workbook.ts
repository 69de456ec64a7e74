import { createWriteStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { commentsXml, drawingXml } from './notes.ts';
import { type SheetPlan, sheetXml } from './sheet.ts';
import { emptyStyles, StyleBook } from './styles.ts';
import { attributeText, relationTypes, xmlDeclaration } from './xml.ts';

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
export const partTypes = {
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  sheet: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
  styles: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
  comments: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
  drawing: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
} as const;

/** A day like any other: with the time of building, the same standard would give other bytes at each request. */
const entryTime = { mtime: new Date('2026-01-01T00:00:00Z') };

/** Writes a workbook of these sheets to `path`, row by row; the first opens. Throws `CellTooLong`. */
export async function writeWorkbook(path: string, sheets: readonly SheetPlan[]): Promise<void> {
  const zip = new ZipFile();
  const styles = new StyleBook(emptyStyles);
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, entryTime);
  add('[Content_Types].xml', contentTypes(sheets));
  add('_rels/.rels', relations([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]));
  add('xl/workbook.xml', workbookXml(sheets));
  add('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
  for (const [index, plan] of sheets.entries()) {
    const n = index + 1;
    addChunks(zip, `xl/worksheets/sheet${n}.xml`, () => sheetXml(plan, styles, index === 0));
    if (!plan.notes || plan.notes.length === 0) continue;
    add(`xl/worksheets/_rels/sheet${n}.xml.rels`, noteRelations(n));
    add(`xl/comments${n}.xml`, commentsXml(plan.notes));
    add(`xl/drawings/vmlDrawing${n}.vml`, drawingXml(plan.notes));
  }
  // Last, because the sheets say which looks there are.
  addChunks(zip, 'xl/styles.xml', () => [styles.xml()]);
  await finish(zip, path);
}

type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** A sheet's XML repeats itself: zlib's third level makes it as small within a seventh as its sixth, in half the time. */
const compressionLevel = 3;

/** Adds an entry whose content is made when its turn comes. yazl does not listen for what goes wrong with it. */
export function addChunks(zip: ZipFile, name: string, chunks: () => Chunks): void {
  zip.addReadStreamLazy(name, { ...entryTime, compressionLevel }, (done) => {
    const content = Readable.from(chunks(), { objectMode: false });
    content.on('error', (error) => zip.emit('error', error));
    done(null, content);
  });
}

/** Writes the whole zip to `path`. What goes wrong with an entry is thrown. */
export async function finish(zip: ZipFile, path: string): Promise<void> {
  const output = new PassThrough();
  zip.on('error', (error) => output.destroy(error));
  zip.end();
  zip.outputStream.pipe(output);
  await pipeline(output, createWriteStream(path));
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

function relations(all: readonly Relation[]): string {
  const items = all.map(({ id, type, target }) => `<Relationship Id="${id}" Type="${relationTypes}/${type}" Target="${target}"/>`);
  return `${xmlDeclaration}<Relationships xmlns="${packageNamespace}/relationships">${items.join('')}</Relationships>`;
}

function workbookRelations(sheets: readonly SheetPlan[]): string {
  const ofSheets = sheets.map((_, index) => ({ id: `rId${index + 1}`, type: 'worksheet', target: `worksheets/sheet${index + 1}.xml` }));
  return relations([...ofSheets, { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' }]);
}

function noteRelations(n: number): string {
  return relations([
    { id: 'rId1', type: 'comments', target: `../comments${n}.xml` },
    { id: 'rId2', type: 'vmlDrawing', target: `../drawings/vmlDrawing${n}.vml` },
  ]);
}

function workbookXml(sheets: readonly SheetPlan[]): string {
  const items = sheets.map(({ name, hidden }, index) => {
    const attributes = { name, sheetId: String(index + 1), ...(hidden ? { state: 'hidden' } : {}), 'r:id': `rId${index + 1}` };
    return `<sheet${attributeText(attributes)}/>`;
  });
  return `${xmlDeclaration}<workbook xmlns="${mainNamespace}" xmlns:r="${relationTypes}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${items.join('')}</sheets></workbook>`;
}

function contentTypes(sheets: readonly SheetPlan[]): string {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}" ContentType="${type}"/>`;
  const parts = sheets.flatMap(({ notes = [] }, index) => [
    part(`worksheets/sheet${index + 1}.xml`, partTypes.sheet),
    ...(notes.length > 0 ? [part(`comments${index + 1}.xml`, partTypes.comments)] : []),
  ]);
  return `${xmlDeclaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${partTypes.drawing}"/>${part('workbook.xml', partTypes.workbook)}${part('styles.xml', partTypes.styles)}${parts.join('')}</Types>`;
}
