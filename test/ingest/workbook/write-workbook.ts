import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export type Part = readonly [name: string, content: string | Buffer];

export type WorkbookShape = {
  /** What stands in `sheetData`, for each sheet; or the whole part where it begins with `<?xml`. */
  readonly sheets: readonly string[];
  /** The items of `sharedStrings.xml`. */
  readonly texts?: string;
  /** What stands in `styleSheet`. */
  readonly styles?: string;
  /** What stands in `workbook` before the sheets. */
  readonly properties?: string;
  readonly states?: readonly string[];
  /** Parts that are added, or stand in place of those above. */
  readonly parts?: readonly Part[];
  /** Stands behind `sheetData`. */
  readonly afterRows?: string;
};

/** The parts of a small workbook as Excel lays them out. */
export function partsOf(shape: WorkbookShape): Map<string, string | Buffer> {
  const { sheets, texts, styles, properties = '', states = [], parts = [], afterRows = '' } = shape;
  const listed = sheets.map((_, index) => {
    const state = states[index] === undefined ? '' : ` state="${states[index]}"`;
    return `<sheet name="Lembar ${index + 1}" sheetId="${index + 1}"${state} r:id="sheet${index + 1}"/>`;
  });
  const targets = sheets.map((_, index): [string, string, string] => [
    `sheet${index + 1}`,
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  targets.push(['texts', 'sharedStrings', 'sharedStrings.xml'], ['styles', 'styles', 'styles.xml']);
  return new Map<string, string | Buffer>([
    ['[Content_Types].xml', contentTypes(`${types}.sheet.main+xml`)],
    ['_rels/.rels', relationshipsXml([['main', 'officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}">${properties}<sheets>${listed.join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', relationshipsXml(targets)],
    ...sheets.map((rows, index): Part => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows, afterRows)]),
    ...(texts === undefined ? [] : [['xl/sharedStrings.xml', `<sst xmlns="${main}">${texts}</sst>`] as const]),
    ...(styles === undefined ? [] : [['xl/styles.xml', `<styleSheet xmlns="${main}">${styles}</styleSheet>`] as const]),
    ...parts,
  ]);
}

export function contentTypes(mainType: string): string {
  return `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mainType}"/></Types>`;
}

function relationshipsXml(targets: readonly (readonly [string, string, string])[]): string {
  const items = targets.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${packages}/relationships">${items.join('')}</Relationships>`;
}

function sheetXml(rows: string, afterRows: string): string {
  return rows.startsWith('<?xml') ? rows : `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`;
}

export async function zipParts(parts: Iterable<Part>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

let written = 0;

/** Writes the workbook into `directory`; gives its path. */
export async function writeWorkbook(directory: string, shape: WorkbookShape): Promise<string> {
  return writeZip(directory, await zipParts(partsOf(shape)));
}

export async function writeZip(directory: string, bytes: Buffer): Promise<string> {
  const path = join(directory, `${++written}.xlsx`);
  await writeFile(path, bytes);
  return path;
}
