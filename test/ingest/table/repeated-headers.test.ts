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

test.each([
  '\uFEFFnama,jumlah\nSiti,1\n\uFEFFnama,jumlah\nBudi,2\n',
  '\uFEFFnama;jumlah\r\nSiti;1\r\n\uFEFFnama;jumlah\r\nBudi;2\r\n',
  '\uFEFF"nama","jumlah"\n"Siti","1"\n\uFEFF"nama","jumlah"\n"Budi","2"\n',
  '\uFEFFnama\nSiti\n\uFEFFnama\nBudi\n',
  '\uFEFFtahun,jumlah,ket\n2021,1,a\n\uFEFFtahun,jumlah,ket\n2022,2,a\n',
])('the header of a file that was joined to another, each with its byte order mark, is left out: %j', async (text) => {
  const read = await readNamed('gabungan.csv', text);
  expect(read.outcome.ok).toBe(true);
  expect(linesOf(read)).toEqual([2, 4]);
  expect(read.outcome.form?.accounting.setAside.listed.map(({ rowNumber, reason }) => [rowNumber, reason])).toEqual([
    [3, 'repeated-header'],
  ]);
});
