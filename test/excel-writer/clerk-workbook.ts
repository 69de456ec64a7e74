import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

export type ClerkSheet = {
  readonly name: string;
  /** Everything inside `<worksheet>`, as Excel would write it. */
  readonly inside: string;
  /** A note that the clerk wrote, on the cell of this reference. */
  readonly note?: { readonly reference: string; readonly row: number; readonly column: number; readonly text: string };
};

export type ClerkWorkbook = {
  readonly sheets: readonly ClerkSheet[];
  readonly definedNames?: string;
  readonly activeTab?: number;
  /** `x:`, as the Open XML SDK writes it. */
  readonly prefix?: string;
  readonly hasMacros?: boolean;
};

const fill = (rgb: string) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`;
/** Style 1 is a date on a green ground, 2 a percentage. */
const styles = `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FF92D050')}</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;

/** A workbook such as a clerk has: written by hand, so that a test says what is in it. */
export async function writeClerkWorkbook(path: string, workbook: ClerkWorkbook): Promise<void> {
  const { sheets, definedNames = '', activeTab = 0, prefix: p = '', hasMacros = false } = workbook;
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
  const kind = hasMacros
    ? 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const namespace = p === '' ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  add(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${kind}"/></Types>`,
  );
  add('_rels/.rels', relations([['rId1', `${office}/officeDocument`, 'xl/workbook.xml']]));
  const list = sheets.map(({ name }, index) => `<${p}sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('');
  add(
    'xl/workbook.xml',
    `<${p}workbook ${namespace} xmlns:r="${office}"><${p}bookViews><${p}workbookView activeTab="${activeTab}"/></${p}bookViews><${p}sheets>${list}</${p}sheets>${definedNames}</${p}workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, index): Relation => [`rId${index + 1}`, `${office}/worksheet`, `worksheets/sheet${index + 1}.xml`]),
      ['rId90', `${office}/styles`, 'styles.xml'],
      ...(hasMacros ? [['rId91', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'] as const] : []),
    ]),
  );
  add('xl/styles.xml', styles);
  add('xl/media/logo.bin', '\u0000not a picture');
  if (hasMacros) add('xl/vbaProject.bin', 'macros');
  for (const [index, sheet] of sheets.entries()) addSheet(add, sheet, index + 1, { prefix: p, namespace });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

type Names = { readonly prefix: string; readonly namespace: string };

function addSheet(add: (name: string, text: string) => void, sheet: ClerkSheet, n: number, { prefix: p, namespace }: Names): void {
  const { note, inside } = sheet;
  const drawing = note ? `<${p}legacyDrawing r:id="rId1"/>` : '';
  add(`xl/worksheets/sheet${n}.xml`, `<${p}worksheet ${namespace} xmlns:r="${office}">${inside}${drawing}</${p}worksheet>`);
  if (!note) return;
  const { reference, row, column, text } = note;
  add(
    `xl/worksheets/_rels/sheet${n}.xml.rels`,
    relations([
      ['rId1', `${office}/vmlDrawing`, `../drawings/vmlDrawing${n}.vml`],
      ['rId2', `${office}/comments`, `../comments${n}.xml`],
    ]),
  );
  add(
    `xl/comments${n}.xml`,
    `<comments xmlns="${main}"><authors><author>Bu Ani</author></authors><commentList><comment ref="${reference}" authorId="0"><text><t>${text}</t></text></comment></commentList></comments>`,
  );
  add(
    `xl/drawings/vmlDrawing${n}.vml`,
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025"><br><x:ClientData ObjectType="Note"><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape></xml>`,
  );
}

type Relation = readonly [id: string, type: string, target: string];

function relations(all: readonly Relation[]): string {
  const items = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('');
  return `<Relationships xmlns="${packages}/relationships">${items}</Relationships>`;
}
