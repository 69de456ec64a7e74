import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type Random, seeded } from '../demo/random.ts';
import { cacheDirectory } from './register-file.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const columns = ['no', 'nik', 'kk', 'nama', 'alamat', 'rt', 'rw', 'kelurahan', 'kecamatan', 'tanggal_lahir', 'jenis_kelamin', 'nominal'];
const dateStyle = 1;

/** A register of people who don't exist, written as Excel does: texts shared, dates as styled numbers. Made once; gives its path. */
export async function workbookFile(rows: number): Promise<string> {
  const path = join(cacheDirectory, `register-${rows}.xlsx`);
  if (existsSync(path)) return path;
  mkdirSync(cacheDirectory, { recursive: true });
  const texts = new Map<string, number>();
  const zip = new ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(declaration + text), name);
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
  );
  add('_rels/.rels', relationshipsXml([['officeDocument', 'xl/workbook.xml']]));
  const parts: [string, string][] = [
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ];
  add('xl/_rels/workbook.xml.rels', relationshipsXml(parts));
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  add(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  );
  zip.addReadStream(Readable.from(sheetXml(rows, texts)), 'xl/worksheets/sheet1.xml');
  // Its source is asked for when the sheet is through, and so all texts are known.
  zip.addReadStreamLazy('xl/sharedStrings.xml', (give) => give(null, Readable.from(stringsXml(texts))));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(`${path}.making`));
  renameSync(`${path}.making`, path);
  return path;
}

function relationshipsXml(targets: readonly (readonly [string, string])[]): string {
  const items = targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${target}"/>`);
  return `<Relationships xmlns="${relationships}">${items.join('')}</Relationships>`;
}

function* sheetXml(rows: number, texts: Map<string, number>): Iterable<string> {
  const random = seeded(7);
  yield `${declaration}<worksheet xmlns="${main}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:L${rows + 1}"/><sheetData>`;
  yield rowXml(1, columns, texts);
  for (let row = 0; row < rows; row++) yield rowXml(row + 2, person(row, random), texts);
  yield '</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>';
}

/** A date is a number with a style. */
type Cell = string | number | { readonly serial: number };

function rowXml(row: number, cells: readonly Cell[], texts: Map<string, number>): string {
  const xml = cells.map((cell, index) => {
    const reference = `${String.fromCharCode(65 + index)}${row}`;
    if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === 'object') return `<c r="${reference}" s="${dateStyle}"><v>${cell.serial}</v></c>`;
    const known = texts.get(cell) ?? texts.size;
    texts.set(cell, known);
    return `<c r="${reference}" t="s"><v>${known}</v></c>`;
  });
  return `<row r="${row}" spans="1:12" x14ac:dyDescent="0.25">${xml.join('')}</row>`;
}

function* stringsXml(texts: ReadonlyMap<string, number>): Iterable<string> {
  yield `${declaration}<sst xmlns="${main}" uniqueCount="${texts.size}">`;
  for (const text of texts.keys()) yield `<si><t>${text}</t></si>`;
  yield '</sst>';
}

const given = ['Siti', 'Budi', 'Dewi', 'Agus', 'Rina', 'Joko', 'Wati', 'Hendra', 'Lestari', 'Yusuf'];
const family = ['Santoso', 'Wijaya', 'Hidayat', 'Rahmawati', 'Saputra', 'Nurhayati', 'Setiawan', 'Kusuma'];
const streets = ['Jl. Melati', 'Jl. Kenanga', 'Gg. Haji Saleh', 'Jl. Raya Cipondoh', 'Perum Taman Royal'];

function person(number: number, random: Random): Cell[] {
  const digits = (value: number, width: number) => String(value).padStart(width, '0');
  return [
    number + 1,
    `367101${digits(1 + random.below(28), 2)}0190${digits(number, 6)}`,
    `367102${digits(1 + random.below(28), 2)}0290${digits(Math.floor(number / 3), 6)}`,
    `${random.pick(given)} ${random.pick(family)} ${random.pick(family)}`,
    `${random.pick(streets)} No. ${1 + random.below(9_999)}`,
    digits(1 + random.below(20), 3),
    digits(1 + random.below(15), 3),
    `Kelurahan ${1 + random.below(104)}`,
    `Kecamatan ${1 + random.below(13)}`,
    { serial: 20_000 + random.below(20_000) },
    random.pick(['L', 'P']),
    1_000 * random.below(9_999),
  ];
}
