import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRowCounts, type RowCounts } from '../../../functions/ingest/workbook/workbook.ts';
import { limits } from '../../../functions/limits.ts';
import { cellsOf, complaintOf, openSound, rowsOf } from './read-rows.ts';
import { main, partsOf, type WorkbookShape, writeWorkbook, writeZip, zipParts } from './write-workbook.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'workbook-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const write = (shape: WorkbookShape) => writeWorkbook(directory, shape);
const cells = async (rows: string, more: Omit<WorkbookShape, 'sheets'> = {}, counts?: RowCounts) =>
  cellsOf(await write({ sheets: [rows], ...more }), counts);
const complaint = async (rows: string, more: Omit<WorkbookShape, 'sheets'> = {}) => complaintOf(await write({ sheets: [rows], ...more }));
/** One row of cells from A1 on. */
const row = (...xml: readonly string[]) => `<row r="1">${xml.join('')}</row>`;

describe('a cell becomes text', () => {
  test('whatever holds it: shared, inline, a formula, a number, a truth, an error', async () => {
    const texts = '<si><t>Kelurahan</t></si><si><t xml:space="preserve"> Sukasari </t></si>';
    const xml = row(
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="s"><v>1</v></c>',
      '<c r="C1" t="inlineStr"><is><t>a &lt; b &amp; c</t></is></c>',
      '<c r="D1" t="str"><f>A1&amp;"x"</f><v>Kelurahanx</v></c>',
      '<c r="E1"><f>1+1</f><v>2</v></c>',
      '<c r="F1" t="n"><v>29.350000000000001</v></c>',
      '<c r="G1" t="b"><v>1</v></c>',
      '<c r="H1" t="b"><v>0</v></c>',
      '<c r="I1" t="e"><v>#N/A</v></c>',
    );
    expect(await cells(xml, { texts })).toEqual([
      ['Kelurahan', ' Sukasari ', 'a < b & c', 'Kelurahanx', '2', '29.35', 'TRUE', 'FALSE', '#N/A'],
    ]);
  });

  test('with the runs of rich text joined, and reading aids left out', async () => {
    const texts =
      '<si><r><rPr><b/></rPr><t>Kota </t></r><r><t>Tangerang</t></r></si><si><t>課</t><rPh sb="0" eb="1"><t>か</t></rPh><phoneticPr fontId="1"/></si>';
    const inline = '<c r="C1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>';
    expect(await cells(row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>', inline), { texts })).toEqual([
      ['Kota Tangerang', '課', 'ab'],
    ]);
  });

  test('that is the inline one where a value stands beside it', async () => {
    expect(await cells(row('<c t="inlineStr"><is><r><t>1.</t></r></is><v>01.</v></c><c t="inlineStr"><v>2</v></c>'))).toEqual([
      ['1.', '2'],
    ]);
  });

  test('with _x000D_ and its like decoded, once', async () => {
    const texts = '<si><t>a_x000D_\nb</t></si><si><t>_x005F_x000D_</t></si>';
    const inline = '<c r="C1" t="inlineStr"><is><t>_x0007_</t></is></c>';
    expect(await cells(row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>', inline), { texts })).toEqual([
      ['a\r\nb', '_x000D_', '\u0007'],
    ]);
  });

  test('as a date where its style shows one, built in or the clerk’s own', async () => {
    const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="dd mmmm yyyy\\ hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs>`;
    const xml = row(
      '<c s="0"><v>46277</v></c><c s="1"><v>46277</v></c><c s="2"><v>46277.354166666664</v></c><c s="3"><v>0.25</v></c><c s="9"><v>7</v></c>',
    );
    expect(await cells(xml, { styles })).toEqual([['46277', '2026-09-12', '2026-09-12T08:30:00', '0.25', '7']]);
    const properties = '<workbookPr date1904="1"/>';
    expect(await cells(row('<c s="1"><v>44815</v></c>'), { styles, properties })).toEqual([['2026-09-12']]);
    const stored = ['2026-09-12T00:00:00', '2026-09-12T08:30:00.000Z', '2026-09-12', '2026-09-12T08:30', '08:30', 'kemarin'];
    const iso = stored.map((value) => `<c t="d"><v>${value}</v></c>`);
    expect(await cells(row(...iso))).toEqual([
      ['2026-09-12', '2026-09-12T08:30:00', '2026-09-12', '2026-09-12T08:30:00', '08:30:00', 'kemarin'],
    ]);
  });

  test('and a whole number keeps its digits, however many', async () => {
    const stored = ['3171070005009123', '3171070005009124', '3171070005009125', '31710700050091234', '3.1710700050091E+15'];
    expect(await cells(row(...stored.map((value) => `<c><v>${value}</v></c>`)))).toEqual([stored]);
  });

  test('a formula without a stored result is empty, and counted', async () => {
    const counts = createRowCounts();
    const xml =
      '<row r="3"><c r="A3"><f>SUM(B1:B2)</f><v></v></c><c r="B3"><v>1</v></c></row><row r="4"><c r="A4"><f>1+1</f></c><c r="B4" t="str"><f>""</f><v></v></c></row>';
    expect(await cells(xml, {}, counts)).toEqual([['', '1']]);
    expect(counts).toMatchObject({ uncalculated: 2, uncalculatedRow: 3, uncalculatedColumn: 1 });
  });
});

describe('rows', () => {
  test('keep their numbers; those without a cell that holds something are left out', async () => {
    const workbook = await openSound(
      await write({
        sheets: [
          '<row r="2"><c r="B2"><v>1</v></c></row><row r="3" s="1" customFormat="1"/><row r="4"><c r="A4" s="1"/></row><row r="9"><c r="A9"><v>2</v></c><c r="B9" s="2"/></row>',
        ],
      }),
    );
    expect(await rowsOf(workbook.sheets[0])).toEqual([
      { rowNumber: 2, cells: ['', '1'] },
      { rowNumber: 9, cells: ['2'] },
    ]);
    expect(await rowsOf(workbook.sheets[0])).toHaveLength(2);
    await workbook.close();
  });

  test('and cells without numbers follow one another', async () => {
    const workbook = await openSound(
      await write({
        sheets: ['<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c r="B5"><v>2</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'],
      }),
    );
    expect(await rowsOf(workbook.sheets[0])).toEqual([
      { rowNumber: 1, cells: ['1', '', '3'] },
      { rowNumber: 5, cells: ['', '2', '4'] },
      { rowNumber: 6, cells: ['5'] },
    ]);
    await workbook.close();
  });

  test.each([
    ['as programs write them', ''],
    ['with a comment, which the parser reads', '<!-- x -->'],
  ])('and columns that are not shown are read, and counted: %s', async (_, odd) => {
    const counts = createRowCounts();
    const cols =
      '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="16384" width="9"/></cols>';
    const rows = `<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c>${odd}</row><row r="3" ht="0" hidden="true"/><row spans="1:1" hidden="true" r="4"><c><v>4</v></c></row><row r="5" hidden="0"><c><v>5</v></c></row>`;
    const part = `<?xml version="1.0"?><worksheet xmlns="${main}">${cols}<sheetData>${rows}</sheetData></worksheet>`;
    expect(await cells(part, {}, counts)).toEqual([['1'], ['2'], ['4'], ['5']]);
    expect(counts).toEqual({ uncalculated: 0, errorCells: 0, hiddenRows: 2, firstHiddenRow: 2, hiddenColumns: [2, 3, 5] });
  });

  test('cells that are out of order find their place', async () => {
    expect(await cells('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>')).toEqual([['1', '', '3']]);
  });

  test('a row that is too wide has one cell more than a table may have', async () => {
    const [wide = []] = await cells('<row r="1"><c r="A1"><v>1</v></c><c r="ALM1"><v>1001</v></c><c r="XFD1"><v>16384</v></c></row>');
    expect(wide).toHaveLength(limits.maxColumns + 1);
    expect(wide.at(-1)).toBe('16384');
  });

  test.each([
    ['a row number twice', '<row r="2"/><row r="2"/>', /baris 3 .*tidak urut/],
    ['a row number that goes back', '<row r="2"/><row r="1"/>', /tidak urut/],
    ['a row beyond the sheet', '<row r="1048577"/>', /tidak urut/],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', /baris 1, kolom ke-1 tercantum dua kali/],
    ['a cell beyond the sheet', '<row r="1"><c r="XFE1"><v>1</v></c></row>', /tidak jelas letaknya/],
    ['a cell without a column', '<row r="1"><c r="11"><v>1</v></c></row>', /tidak jelas letaknya/],
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>5</v></c></row>', /baris 1, kolom ke-1 menunjuk teks yang tidak ada/],
    ['no text number', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', /menunjuk teks/],
    ['an unknown entity', '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>', /bukan XML yang utuh/],
    ['a control character', '<row r="1"><c r="A1" t="str"><v>\u0001</v></c></row>', /bukan XML yang utuh/],
    ['an element left open', '<row r="1"><c r="A1"><v>1</c></row>', /bukan XML yang utuh/],
    ['a merge that is no range', '<row r="1"/></sheetData><mergeCells><mergeCell ref="oops"/></mergeCells><sheetData>', /sel gabungan/],
  ])('%s is refused', async (_, xml, message) => {
    expect(await complaint(xml, { texts: '<si><t>a</t></si>' })).toMatch(message);
  });
});

describe('sheets', () => {
  test('come in the order of their tabs, hidden ones marked, charts left out', async () => {
    const parts = partsOf({ sheets: ['', '', ''], states: ['visible', 'veryHidden', 'hidden'] });
    const relationships = String(parts.get('xl/_rels/workbook.xml.rels')).replace(
      'worksheet" Target="worksheets/sheet3',
      'chartsheet" Target="worksheets/sheet3',
    );
    const workbook = await openSound(await writeZip(directory, await zipParts(parts.set('xl/_rels/workbook.xml.rels', relationships))));
    expect(workbook.sheets.map(({ name, hidden }) => ({ name, hidden }))).toEqual([
      { name: 'Lembar 1', hidden: false },
      { name: 'Lembar 2', hidden: true },
    ]);
    await workbook.close();
  });

  test('have merged ranges, before or after their rows are read', async () => {
    const path = await write({
      sheets: ['<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'],
      afterRows: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$B$2:$B$4"/></mergeCells>',
    });
    const expected = [
      { firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 3 },
      { firstRow: 2, lastRow: 4, firstColumn: 2, lastColumn: 2 },
    ];
    const workbook = await openSound(path);
    expect(await workbook.sheets[0]?.mergedRanges()).toEqual(expected);
    await workbook.close();
    const again = await openSound(path);
    await rowsOf(again.sheets[0]);
    expect(await again.sheets[0]?.mergedRanges()).toEqual(expected);
    await again.close();
  });

  test('with prefixes, in UTF-16, and in the strict form read the same', async () => {
    const sheet = `<?xml version="1.0" encoding="UTF-8"?><x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>é</x:v></x:c><c r="B1"><v>9</v></c></x:row></x:sheetData></x:worksheet>`;
    const strict = `<?xml version="1.0"?><worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row r="1"><c r="A1" t="str"><v>é</v></c></row></sheetData></worksheet>`;
    const wide = Buffer.from(`\uFEFF${strict.replace('?>', ' encoding="UTF-16"?>')}`, 'utf16le');
    const wideOtherWay = Buffer.from(wide).swap16();
    const read = async (part: string | Buffer) => cellsOf(await write({ sheets: [''], parts: [['xl/worksheets/sheet1.xml', part]] }));
    expect(await Promise.all([sheet, strict, `\uFEFF${strict}`, wide, wideOtherWay].map(read))).toEqual(Array(5).fill([['é']]));
  });

  test('in an encoding that is not Unicode are refused', async () => {
    const latin = Buffer.from(`<?xml version="1.0" encoding="windows-1252"?><worksheet xmlns="${main}"/>`);
    expect(await complaintOf(await write({ sheets: [''], parts: [['xl/worksheets/sheet1.xml', latin]] }))).toMatch(/penyandian huruf/);
    const damaged = Buffer.from(`<worksheet xmlns="${main}"><sheetData/>\xff</worksheet>`, 'latin1');
    expect(await complaintOf(await write({ sheets: [''], parts: [['xl/worksheets/sheet1.xml', damaged]] }))).toMatch(/bukan teks yang sah/);
  });

  test('that the workbook names but does not hold leave the others readable', async () => {
    const parts = partsOf({ sheets: ['', '<row r="1"><c r="A1"><v>1</v></c></row>'] });
    parts.delete('xl/worksheets/sheet1.xml');
    const workbook = await openSound(await writeZip(directory, await zipParts(parts)));
    await expect(rowsOf(workbook.sheets[0])).rejects.toMatchObject({ finding: { message: expect.stringContaining('“Lembar 1”') } });
    expect(await rowsOf(workbook.sheets[1])).toHaveLength(1);
    await workbook.close();
  });
});

const openFiles = '/proc/self/fd';

test.skipIf(!existsSync(openFiles))('a sheet that is left before its end leaves no file open', async () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`);
  const path = await write({ sheets: [rows.join('')] });
  const before = readdirSync(openFiles).length;
  for (let round = 0; round < 10; round++) {
    const workbook = await openSound(path);
    for await (const _ of workbook.sheets[0]?.rows() ?? []) break;
    await workbook.close();
  }
  await expect.poll(() => readdirSync(openFiles).length).toBeLessThanOrEqual(before);
});
