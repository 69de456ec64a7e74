import { describe, expect, test } from 'vitest';
import { createGrid } from '../../../functions/ingest/html/table-grid.ts';
import type { MergedRange, SheetRow } from '../../../functions/ingest/workbook/workbook.ts';
import { limits } from '../../../functions/limits.ts';
import { cellsOf, findingsOf, linesOf } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';

const readPage = (html: string | Uint8Array) => readNamed('laporan.xls', html);

describe('HTML that calls itself .xls', () => {
  test('is read as the table that it is, and that is said', async () => {
    const read = await readPage(
      '<html><head><style>td {color: red}</style></head><body><h1>Laporan</h1><table border=1><tr><th>Nama</th><th>Kota &amp; Desa</th></tr>' +
        '<tr><td> Siti&nbsp;Aminah </td><td>Serang<br>Banten<script>x()</script></td></tr></table></body></html>',
    );
    expect(read.outcome.form).toMatchObject({ labels: ['Nama', 'Kota & Desa'], dialect: { container: 'html', sheetName: 'tabel 1' } });
    expect(cellsOf(read)).toEqual([['Siti Aminah', 'Serang\nBanten']]);
    expect(linesOf(read)).toEqual([2]);
    expect(read.outcome.warnings[0]?.message).toContain('halaman HTML');
  });

  test.each([
    ['5<sup>1</sup>', '5¹'],
    ['10<sup>-3</sup>', '10-³'],
    ['1<b>2</b><sup>10</sup>', '12¹⁰'],
    ['12<sup>*)</sup>', '12*)'],
    ['m<sup>2</sup>', 'm2'],
    ['<sup>1</sup>5', '15'],
  ])('keeps a raised digit apart from the number before it: %s', async (html, text) => {
    expect(cellsOf(await readPage(`<table><tr><td>a<td>b<tr><td>x<td>${html}</table>`))).toEqual([['x', text]]);
  });

  test('says of a number over several columns that the first alone gets it', async () => {
    const read = await readPage(
      '<table><tr><td>desa<td>L<td>P<tr><td>A<td>1<td>2<tr><td>B<td colspan=2>7<tr><td>C<td colspan=2>Nihil</table>',
    );
    expect(cellsOf(read)[1]).toEqual(['B', '7', '']);
    expect(read.outcome.warnings.filter(({ type }) => type === 'merged-cell')).toEqual([
      expect.objectContaining({ rowNumber: 3, message: expect.stringMatching(/^1 angka digabung untuk beberapa kolom/) }),
    ]);
  });

  test('has its spans joined in the header and filled down in the rows', async () => {
    const read = await readPage(
      '<table><tr><th rowspan=2>Provinsi<th rowspan=2>Kota<th colspan=2>Penduduk<tr><th>L<th>P' +
        '<tr><td rowspan=2>Banten<td>Serang<td>1<td>2<tr><td>Cilegon<td>3<td>4</table>',
    );
    expect(read.outcome.form?.labels).toEqual(['Provinsi', 'Kota', 'Penduduk L', 'Penduduk P']);
    expect(cellsOf(read)).toEqual([
      ['Banten', 'Serang', '1', '2'],
      ['Banten', 'Cilegon', '3', '4'],
    ]);
  });

  test.each([
    ['UTF-16', Buffer.from('\uFEFF<table><tr><td>a<td>désa<tr><td>1<td>2</table>', 'utf16le')],
    ['Windows-1252', Buffer.from('<table><tr><td>a<td>d\xe9sa<tr><td>1<td>2</table>', 'latin1')],
  ])('may be %s', async (_, bytes) => {
    expect((await readPage(bytes)).outcome.form?.labels).toEqual(['a', 'désa']);
  });

  test('with several tables names them by their captions', async () => {
    const table = (name: string) => `<table><caption>${name}</caption><tr><td>a<td>b<tr><td>1<td>2</table>`;
    const { outcome } = await readPage(table('Jalan') + table('Jembatan'));
    expect(outcome.asking?.[0]?.readings.map(({ text, examples }) => [text, examples])).toEqual([
      ['Tabel ke-1: 1 baris, 2 kolom.', ['Jalan']],
      ['Tabel ke-2: 1 baris, 2 kolom.', ['Jembatan']],
    ]);
  });

  test('with a table inside the layout is read as that table', async () => {
    const read = await readPage('<table><tr><td>Menu<td><table><tr><th>a<th>b<tr><td>1<td>2</table></table>');
    expect(cellsOf(read)).toEqual([['1', '2']]);
  });

  test('cut into panes with frozen names is one table again', async () => {
    const pane = (rows: string) => `<div><table>${rows}</table></div>`;
    const left = pane('<tr><th rowspan="2">Wilayah') + pane('<tr><td>Bogor<tr><td>Garut');
    const right = pane('<tr><th colspan=2>Indeks<tr><th>2022<th>2023') + pane('<tr><td>0.1<td>0.2<tr><td>0.3<td>0.4');
    const read = await readPage(`<table><tr><td>${left}<td>${right}</table>`);
    expect(read.outcome.form).toMatchObject({ labels: ['Wilayah', 'Indeks 2022', 'Indeks 2023'], dialect: { headerRows: [1, 2] } });
    expect(cellsOf(read)).toEqual([
      ['Bogor', '0.1', '0.2'],
      ['Garut', '0.3', '0.4'],
    ]);
  });

  test('with panes that are not equally high is not read by halves', async () => {
    const left = '<table><tr><th>Wilayah<tr><td>Bogor<tr><td>Garut</table>';
    const right = '<table><tr><th>2022<th>2023<tr><td>0.1<td>0.2</table>';
    const read = await readPage(`<table><tr><td>${left}<td>${right}</table>`);
    expect(read.outcome).toMatchObject({ ok: false, asking: [{ questionId: 'tabel' }] });
    expect(read.outcome.form).toBeUndefined();
  });

  test.each([
    ['more tables than a page has', '<table>'.repeat(limits.maxPageTables + 1)],
    ['tags without end', '<div>'.repeat(100_000)],
    ['one endless cell', `<table><tr><td>${'x'.repeat(limits.maxRecordBytes + 1)}`],
    ['spans beyond all columns', `<table><tr>${'<td colspan=999999 rowspan=999999>x'.repeat(20)}<tr><td>y</table>`],
  ])('with %s is refused', async (_, html) => {
    const read = await readPage(`<html>${html}`);
    expect(findingsOf(read)).toHaveLength(1);
  });
});

describe('a hostile page', () => {
  test('that spans columns without end keeps no more of them than a table may have', () => {
    const ranges: MergedRange[] = [];
    const rows: SheetRow[] = [];
    const grid = createGrid(
      (row) => rows.push(row),
      (range) => ranges.push(range),
    );
    grid.openRow();
    for (let cell = 0; cell < 150_000; cell++) {
      grid.openCell(1_001, 2);
      grid.closeCell({ text: 'a', mark: 0, shown: undefined });
    }
    grid.openRow();
    grid.openCell(1, 1);
    grid.closeCell({ text: 'b', mark: 0, shown: undefined });
    grid.closeRow();
    expect(ranges).toEqual([{ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: limits.maxColumns + 1 }]);
    expect(rows.map(({ cells }) => cells.length)).toEqual([1, 0]);
  });

  test('with more merged cells in a table than a person lays out is refused', async () => {
    const spans = '<tr><td rowspan=2>a'.repeat(limits.maxMergedRanges + 1);
    const { outcome } = await readPage(`<table>${spans}</table>`);
    expect(outcome).toMatchObject({ ok: false, findings: [{ message: expect.stringContaining('terlalu banyak sel gabungan') }] });
  });

  test('whose row grows without end is refused before it is whole', async () => {
    const cell = `<td>${'a'.repeat(limits.maxRecordBytes / 2)}`;
    const { outcome } = await readPage(`<table><tr><td>a<td>b<td>c<tr>${cell}${cell}${cell}</table>`);
    expect(outcome).toMatchObject({ ok: false, findings: [{ message: expect.stringContaining('Satu baris tabel') }] });
  });
});
