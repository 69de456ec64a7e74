import { expect, test } from 'vitest';
import { cellsOf, linesOf } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';

test('a header printed on each page of a CSV is left out, and said', async () => {
  const read = await readNamed('cetak.csv', 'nama;kota\nA;X\nnama;kota\nB;Y\nnama;kota\n');
  expect(linesOf(read)).toEqual([2, 4]);
  expect(read.outcome.form).toMatchObject({ rows: 2, rowNumberSum: 6n, dialect: { skippedRows: 2 } });
  expect(read.outcome.form?.dialect.skipped).toEqual([
    { rowNumber: 3, reason: 'repeated-header' },
    { rowNumber: 5, reason: 'repeated-header' },
  ]);
});

test('a row that differs from the header in one cell stays', async () => {
  expect(cellsOf(await readNamed('a.csv', 'uraian;satuan;jumlah;nilai\nA;kg;1;2\nuraian;x;3;4\nB;kg;5;6\n'))).toHaveLength(3);
});

test('a cell that is the name of its one column stays', async () => {
  expect(cellsOf(await readNamed('a.csv', 'kota\nSerang\nkota\nCilegon\n'))).toHaveLength(3);
});
