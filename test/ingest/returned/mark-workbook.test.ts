import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellReference } from '../../../functions/excel-writer/cell-reference.ts';
import { childOf, childrenOf } from '../../../functions/excel-writer/xml.ts';
import { type Marking, markWorkbook } from '../../../functions/ingest/returned/mark-workbook.ts';
import { type Mark, markFill } from '../../../functions/ingest/returned/marks.ts';
import { type ClerkWorkbook, writeClerkWorkbook } from '../../excel-writer/clerk-workbook.ts';
import { type ReadXlsx, readXlsx } from '../../excel-writer/read-xlsx.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-marked-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const inline = (r: string, text: string, s = '0') => `<c r="${r}" s="${s}" t="inlineStr"><is><t>${text}</t></is></c>`;
const head = `<row r="3">${inline('A3', 'Tanggal')}${inline('B3', 'Jumlah')}${inline('C3', 'NPSN')}</row>`;
/** Row 5 has no cell in B, row 6 is not there at all, row 7 has cells without references. */
const data = `<sheetData>${head}<row r="4"><c r="A4" s="1"><v>46000</v></c><c r="B4" s="2"><v>0.25</v></c><c r="C4"><v>20606873</v></c></row><row r="5">${inline('A5', 'kosong &amp; lain')}<c r="C5"><f>1+1</f><v>2</v></c></row><row r="7"><c s="1"><v>1</v></c><c><v>2</v></c></row></sheetData>`;
const views = (selected: boolean) => `<sheetViews><sheetView ${selected ? 'tabSelected="1" ' : ''}workbookViewId="0"/></sheetViews>`;
const after =
  '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
const note = { reference: 'B4', row: 4, column: 2, text: 'Dari Bu Ani' };

const clerk: ClerkWorkbook = {
  sheets: [
    { name: 'Rekap', inside: `${views(true)}<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>` },
    { name: 'Data', inside: `${views(false)}<cols><col min="1" max="5" width="12" customWidth="1"/></cols>${data}${after}`, note },
  ],
  definedNames: '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">Data!$A$1:$C$9</definedName></definedNames>',
};

const mark = (row: number, column: number): Mark => ({ row, column, text: `Baris ${row}: salah & <perlu> diperbaiki.` });

async function marked(
  marks: readonly Mark[],
  changes: Partial<Marking> = {},
  workbook: ClerkWorkbook | string = clerk,
): Promise<ReadXlsx & { path: string; before: ReadXlsx }> {
  const id = Math.floor(performance.now() * 1000);
  const path = typeof workbook === 'string' ? workbook : join(directory, `clerk-${id}.xlsx`);
  if (typeof workbook !== 'string') await writeClerkWorkbook(path, workbook);
  const target = join(directory, `marked-${id}.xlsx`);
  const firstSheet = { name: 'Yang perlu diperbaiki', columns: [], rows: [{ cells: [{ text: 'Daftar' }] }] };
  expect(
    await markWorkbook(
      path,
      { sheetName: 'Data', headerRow: 3, corrections: [], marks, textColumns: new Set([3]), firstSheet, ...changes },
      target,
    ),
  ).toBe('written');
  return { ...(await readXlsx(target)), path: target, before: await readXlsx(path) };
}

const sheetOf = ({ sheets }: ReadXlsx, name: string) => {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

describe("a clerk's workbook with its bad cells marked", () => {
  test('colours each bad cell and puts a note on it, cells that were not there included', async () => {
    const marks = [mark(4, 1), mark(4, 2), mark(5, 2), mark(6, 2), mark(7, 2), mark(9, 4)];
    const data = sheetOf(await marked(marks), 'Data');
    for (const { row, column } of marks) {
      expect(data.cells.get(cellReference(row, column))?.fill, `${row} ${column}`).toBe(markFill);
      expect(data.notes.get(cellReference(row, column))).toContain(`Baris ${row}: salah & <perlu> diperbaiki.`);
      expect(data.boxes).toContain(`${row - 1} ${column - 1}`);
    }
    expect([...data.cells.values()].filter(({ fill }) => fill === markFill)).toHaveLength(marks.length);
  });

  test('keeps the format of a marked cell and everything of the others', async () => {
    const { before, ...after } = await marked([mark(4, 1)]);
    const [old, now] = [sheetOf(before, 'Data'), sheetOf(after, 'Data')];
    expect(now.cells.get('A4')).toEqual({ text: '46000', fill: markFill, format: '14' });
    expect(now.cells.get('B4')).toEqual(old.cells.get('B4'));
    expect(now.cells.get('A5')).toEqual({ text: 'kosong & lain', format: 'General' });
    expect(now.cells.get('C5')).toMatchObject({ text: '2', formula: '1+1' });
    expect(childOf(now.root, 'mergeCells')).toEqual(childOf(old.root, 'mergeCells'));
  });

  test('shows what the clerk corrected without sending the file again', async () => {
    const corrections = [
      { row: 4, column: 2, value: '=1+1' },
      { row: 5, column: 3, value: '' },
      { row: 6, column: 1, value: 'baru' },
    ];
    const data = sheetOf(await marked([mark(4, 2)], { corrections }), 'Data');
    expect(data.cells.get('B4')).toEqual({ text: '=1+1', fill: markFill, format: '9' });
    expect(data.cells.get('C5')).toEqual({ text: '', format: '@' });
    expect(data.cells.get('A6')).toEqual({ text: 'baru', format: 'General' });
    expect(data.cells.get('A4')?.text).toBe('46000');
  });

  test('keeps the notes of others, and writes ours beneath one that is there', async () => {
    const untouched = sheetOf(await marked([mark(5, 1)]), 'Data');
    expect(untouched.notes.get('B4')).toBe('Dari Bu Ani');
    const shared = sheetOf(await marked([mark(4, 2)]), 'Data');
    expect(shared.notes.get('B4')).toMatch(/^Dari Bu Ani\n\nSatu Data: Baris 4/);
    expect(shared.boxes.size).toBe(1);
  });

  test('keeps identifier columns as text below the header, and where nothing is typed yet', async () => {
    const data = sheetOf(await marked([mark(4, 3)]), 'Data');
    expect(data.cells.get('C3')?.format).toBe('General');
    expect(data.cells.get('C4')).toEqual({ text: '20606873', fill: markFill, format: '@' });
    expect(data.cells.get('C5')?.format).toBe('@');
    const columns = childrenOf(childOf(data.root, 'cols') ?? data.root, 'col').map(({ attributes: { min, max, style } }) => [
      min,
      max,
      style !== undefined,
    ]);
    expect(columns).toEqual([
      ['1', '2', false],
      ['3', '3', true],
      ['4', '5', false],
    ]);
  });

  test('opens at the list of what to mend, with no other sheet selected, and names follow their sheets', async () => {
    const result = await marked([mark(4, 1)]);
    expect(result.sheets.map(({ name, selected }) => [name, selected])).toEqual([
      ['Yang perlu diperbaiki', true],
      ['Rekap', false],
      ['Data', false],
    ]);
    const workbook = String(result.entries.get('xl/workbook.xml'));
    expect(workbook).toContain('localSheetId="2"');
    expect(workbook).toContain('activeTab="0"');
  });

  test('copies what need not change byte for byte', async () => {
    const { before, entries } = await marked(
      [mark(4, 1)],
      {},
      { ...clerk, activeTab: 1, sheets: clerk.sheets.map((sheet) => ({ ...sheet, inside: sheet.inside.replace('tabSelected="1" ', '') })) },
    );
    for (const name of ['xl/media/logo.bin', 'xl/worksheets/sheet1.xml', '_rels/.rels'])
      expect(entries.get(name), name).toEqual(before.entries.get(name));
  });

  test('marked again, loses the colours, the notes and the list of the first round', async () => {
    const first = await marked([mark(4, 1), mark(5, 2), mark(4, 2)]);
    const second = await marked([mark(5, 1)], {}, first.path);
    const data = sheetOf(second, 'Data');
    expect([...data.cells].filter(([, { fill }]) => fill === markFill).map(([reference]) => reference)).toEqual(['A5']);
    expect([...data.notes]).toEqual([
      ['B4', 'Dari Bu Ani'],
      ['A5', expect.stringContaining('Baris 5')],
    ]);
    expect([...data.boxes].sort()).toEqual(['3 1', '4 0']);
    expect(second.sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'Rekap', 'Data']);
    expect([...second.entries.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(3);
  });

  test('is written with the prefix that the clerk’s program uses', async () => {
    const prefixed = data.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:');
    const workbook: ClerkWorkbook = { prefix: 'x:', sheets: [{ name: 'Data', inside: prefixed }] };
    const sheet = sheetOf(await marked([mark(5, 2), mark(6, 1)], {}, workbook), 'Data');
    expect(sheet.cells.get('B5')?.fill).toBe(markFill);
    expect(sheet.cells.get('A6')?.fill).toBe(markFill);
    expect(childOf(sheet.root, 'legacyDrawing')?.name).toBe('x:legacyDrawing');
  });

  test('writes its notes’ boxes with names that the drawing declares', async () => {
    const { entries } = await marked([mark(4, 1)]);
    const drawing = String(entries.get('xl/drawings/vmlDrawing2.vml'));
    for (const prefix of ['v', 'o', 'x']) expect(drawing.match(new RegExp(`xmlns:${prefix}=`, 'g'))).toHaveLength(1);
    expect(drawing).toContain('<v:shape id="_x0000_s1025"><br>');
  });

  test('is a plain workbook without macros', async () => {
    const { entries } = await marked([mark(4, 1)], {}, { ...clerk, hasMacros: true });
    expect([...entries.keys()]).not.toContain('xl/vbaProject.bin');
    expect(String(entries.get('[Content_Types].xml'))).not.toContain('macroEnabled');
    expect(String(entries.get('xl/_rels/workbook.xml.rels'))).not.toContain('vbaProject');
  });

  test('property: whatever cells are bad, each has colour and note, in order, and no other has', async () => {
    const places = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 25,
      selector: String,
    });
    await fc.assert(
      fc.asyncProperty(places, async (all) => {
        const marks = all.map(([row, column]) => mark(row, column));
        const sheet = sheetOf(await marked(marks), 'Data');
        const wanted = marks.map(({ row, column }) => cellReference(row, column)).sort();
        expect(
          [...sheet.cells]
            .filter(([, { fill }]) => fill === markFill)
            .map(([reference]) => reference)
            .sort(),
        ).toEqual(wanted);
        expect([...sheet.notes.keys()].filter((reference) => reference !== 'B4' || wanted.includes('B4')).sort()).toEqual(wanted);
        expectInOrder(sheet.root);
      }),
      { numRuns: 30 },
    );
  });
});

/** Excel calls a sheet damaged whose rows or cells are out of order. */
function expectInOrder(root: Parameters<typeof childOf>[0]): void {
  const rows = childrenOf(childOf(root, 'sheetData') ?? root, 'row');
  const numbers = rows.map(({ attributes }) => Number(attributes.r));
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  for (const row of rows) {
    const references = childrenOf(row, 'c').flatMap(({ attributes }) => attributes.r?.replace(/\d+/, '').padStart(3) ?? []);
    expect(references).toEqual([...new Set(references)].sort());
  }
}
