import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../functions/ingest/csv/read-csv.ts';
import { limits } from '../../../functions/limits.ts';
import { cellsOf, findingsOf, linesOf, readText, sourceOf } from './read-bytes.ts';

describe('header', () => {
  test('is found under titles, a date line and a blank line, which are said', async () => {
    const read = await readText('DATA UMKM KOTA TANGERANG;;\nTanggal: 2025-06-23;;\n;;\nKecamatan;Mikro;Kecil\nCiputat;160;41\n');
    expect(read.outcome.form).toMatchObject({ labels: ['Kecamatan', 'Mikro', 'Kecil'], headerRow: 4 });
    expect(read.outcome.form?.dialect.skipped).toEqual([
      { rowNumber: 1, reason: 'title' },
      { rowNumber: 2, reason: 'title' },
      { rowNumber: 3, reason: 'blank' },
    ]);
    expect(linesOf(read)).toEqual([5]);
  });

  test('is found under a line that names a year in a second cell', async () => {
    const read = await readText('Tahun:;2023;\nKecamatan;Mikro;Kecil\nCiputat;160;41\n');
    expect(read.outcome.form?.headerRow).toBe(2);
  });

  test.each([
    ['below', 'Kecamatan;Mikro;Kecil\n(1);(2);(3)\n'],
    ['above', '(1);(2);(3)\nKecamatan;Mikro;Kecil\n'],
  ])('has column numbers %s it skipped', async (_, head) => {
    const read = await readText(`${head}Ciputat;160;41\n`);
    expect(read.outcome.form?.labels).toEqual(['Kecamatan', 'Mikro', 'Kecil']);
    expect(read.outcome.form?.dialect.skipped).toEqual([expect.objectContaining({ reason: 'column-numbers' })]);
    expect(cellsOf(read)).toEqual([['Ciputat', '160', '41']]);
  });

  test('keeps a first row of 1, 2, 3, 4 as data where every column holds numbers', async () => {
    expect(cellsOf(await readText('a,b,c,d\n1,2,3,4\n5,6,7,8\n'))).toHaveLength(2);
    expect(cellsOf(await readText('a,b,c,d\n1,2,3,4\nx,6,7,8\n'))).toHaveLength(1);
  });

  test('is the row that matches the labels of the standard, whatever stands above', async () => {
    const text = 'Laporan,Bulan,Juni\nX,Y,Z\nNama Lengkap,Kode-Pos,Kota\nBudi,15111,Tangerang\n';
    const read = await readText(text, ['nama_lengkap', 'kode_pos', 'kota']);
    expect(read.outcome.form?.headerRow).toBe(3);
  });

  test.each([
    ['a bare dash and a repeated text', 'K W K,-,B01,Grogol\nK W K,-,B02,Kota\n'],
    ['a long number', 'Budi,3671015205900001,L\nSiti,3671015205900002,P\n'],
    ['a code before a name', '11,ACEH\n12,SUMATERA UTARA\n'],
    ['an address of mail', 'Benda,021-5512345,a@x.id\nCipondoh,021-5512346,b@x.id\n'],
    ['a telephone number', 'Benda,021-5512345,Jl. Raya\nCipondoh,021-5512346,Jl. Baru\n'],
    ['a telephone number in brackets', 'Benda,(021) 5512345\nCipondoh,(021) 5512346\n'],
    ['an address of the web', 'Benda,https://benda.id\nCipondoh,https://cipondoh.id\n'],
    ['a date', 'Benda,2026-01-05,x\nCipondoh,2026-01-06,y\n'],
    ['a date with slashes', 'Benda,5/1/2026,x\nCipondoh,6/1/2026,y\n'],
  ])('that is missing is asked for: %s', async (_, text) => {
    const read = await readText(text);
    expect(findingsOf(read)).toEqual(['header-error@1']);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.mend).toContain('nama_kolom_1');
  });

  test.each([
    ['dates over numbers', 'Komoditas,2026-01-05,2026-01-06\nBeras,12000,12100\nGula,15000,15100\n'],
    ['the words for contacts', 'nama,telepon,email\nBenda,021-5512345,a@x.id\n'],
  ])('may hold %s', async (_, text) => {
    expect((await readText(text)).outcome.ok).toBe(true);
  });

  test('of several rows that say some names again is joined', async () => {
    const text = 'No,Kecamatan,Penduduk,\nNo,Kecamatan,L,P\nNo,Kecamatan,(jiwa),(jiwa)\n1,Benda,1,2\n2,Batu,3,4\n';
    const { form } = (await readText(text)).outcome;
    expect(form?.labels).toEqual(['No', 'Kecamatan', 'Penduduk L (jiwa)', 'Penduduk P (jiwa)']);
    expect(form?.dialect.headerRows).toEqual([1, 2, 3]);
  });

  test('of several rows that can’t be joined is told as such, with its rows', async () => {
    const read = await readText('Wilayah,Kode,Jumlah\nWilayah,Kode,Jumlah\nKota,Kode,Jumlah\nBenda,12,3\nBatu,13,5\n');
    expect(findingsOf(read)).toEqual(['header-error@1']);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toMatch(/beberapa baris \(baris 1 sampai 3\)/);
  });

  test('above whose rows a line names the year in two cells is the row below', async () => {
    const read = await readText('Laporan,,\nTahun,2021,\n,,\nnama,n,x\nA,1,2\nB,3,4\n');
    expect(read.outcome.form).toMatchObject({ labels: ['nama', 'n', 'x'], headerRow: 4, rows: 2 });
  });

  test('under a record whose quotes are damaged is found, and the record is refused by its line', async () => {
    const read = await readText('"Judul"x,\nnama,kota\nA,B\nC,D\n');
    expect(findingsOf(read)).toEqual(['source-error@1']);
    expect(read.outcome.form?.accounting).toMatchObject({ read: 3, refused: 1 });
  });

  test('may hold years and age groups', async () => {
    expect((await readText('Jenis Belanja;2021;2022;0 - 4\nPegawai;1;2;3\n')).outcome.ok).toBe(true);
  });

  test('with the same label twice is refused, naming both columns', async () => {
    const read = await readText('nama,kota,Nama\na,b,c\n');
    expect(findingsOf(read)).toEqual(['duplicate-label@1']);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toMatch(/kolom ke-1 dan kolom ke-3/);
  });

  test('blank over data is refused; in the first column it gets a name', async () => {
    expect(findingsOf(await readText('nama,,kota\na,b,c\n'))).toEqual(['blank-label@1']);
    const named = await readText(',nama,kota\n0,a,b\n');
    expect(named.outcome.form?.labels).toEqual(['kolom_1', 'nama', 'kota']);
    expect(named.outcome.warnings).toHaveLength(1);
  });

  test('blank over nothing drops the column, and data met there later is a finding', async () => {
    const empty = await readText('"a";"";"b";"";""\n1;;2;;\n3;;;;\n;;4;;\n');
    expect(cellsOf(empty)).toEqual([
      ['1', '2'],
      ['3', ''],
      ['', '4'],
    ]);
    expect(empty.outcome.form?.dialect.droppedFields).toEqual([2, 4, 5]);
    const late = await readText(`a,b,\n${'1,2,\n'.repeat(limits.sampleRecords)}1,2,x\n`);
    expect(findingsOf(late)).toEqual(['blank-label@1']);
  });

  test('of prototype words is only text', async () => {
    expect((await readText('__proto__,constructor,toString\n1,2,3\n')).outcome.form?.labels).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
  });

  test('of too many columns or with a sentence for a label is refused', async () => {
    const wide = Array.from({ length: 100_000 }, (_, index) => `k${index}`).join(',');
    expect(findingsOf(await readText(`${wide}\n${wide}\n`))).toEqual(['header-error@1']);
    expect(findingsOf(await readText(`a,${'b'.repeat(limits.maxLabelCharacters + 1)}\n1,2\n`))).toEqual(['header-error@1']);
  });

  test('alone, and an empty file, are told apart', async () => {
    expect(findingsOf(await readText('a,b\n'))).toEqual(['source-error@1']);
    expect(findingsOf(await readText(''))).toEqual(['source-error']);
    expect(findingsOf(await readText('\n\n  \n'))).toEqual(['source-error']);
  });
});

describe('rows', () => {
  test('that are blank are skipped anywhere and keep the numbers of the others', async () => {
    const read = await readText('a;b\n1;2\n\n;\n3;4\n;;\n');
    expect(linesOf(read)).toEqual([2, 5]);
    expect(read.outcome.form?.dialect.skippedRows).toBe(3);
  });

  test('that are notes at the foot are skipped, known words and free ones', async () => {
    const read = await readText('a;b;c\n1;2;3\n;;\nSumber: BPS Kota Tangerang;;\n*) angka sementara;;\nDiolah oleh Dinas Kesehatan\n');
    expect(linesOf(read)).toEqual([2]);
    expect(read.outcome.form?.dialect.skipped.map(({ reason }) => reason)).toEqual(['blank', 'note', 'note', 'note']);
  });

  test('named Sumber Rejo or Jumlah are data', async () => {
    const read = await readText('desa;jumlah;laki\nSumber Rejo;;\nJumlah;5;2\n');
    expect(cellsOf(read)).toEqual([
      ['Sumber Rejo', '', ''],
      ['Jumlah', '5', '2'],
    ]);
  });

  test('cut off at the end of the file lack cells', async () => {
    expect(findingsOf(await readText('a,b\n1,2\nKota Bek'))).toEqual(['missing-cell@3']);
  });

  test('with one lone cell in the middle of the data lack cells', async () => {
    expect(findingsOf(await readText('a,b,c\n1,2,3\nKecamatan Ciledug Barat\n4,5,6\n'))).toEqual(['missing-cell@3']);
  });

  test('too short or too long are named, the others stay written', async () => {
    const read = await readText('a,b,c\n1,2\n1,2,3\n1,2,3,4\n4,5,6\n');
    expect(findingsOf(read)).toEqual(['missing-cell@2', 'extra-cell@4']);
    expect(linesOf(read)).toEqual([3, 5]);
    expect(read.outcome.form).toMatchObject({ rows: 2, rowNumberSum: 8n });
  });

  test('that all lack the same cells are said once', async () => {
    const read = await readText('a,b,c\n1,2\n3,4\n5,6\n');
    expect(findingsOf(read)).toEqual(['missing-cell@2']);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toContain('Semua baris data (3)');
  });

  test('with empty cells too many at their end pass with one warning', async () => {
    const read = await readText('a,b\n1,2,,\n3,4,\n');
    expect(cellsOf(read)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(read.outcome.warnings.map(({ type, rowNumber }) => ({ type, rowNumber }))).toEqual([{ type: 'extra-cell', rowNumber: 2 }]);
  });

  test('with a control byte are named and not written', async () => {
    const read = await readText('a,b\n1,x\x1fy\n2,"z\x07"\n3,w\tv\n');
    expect(findingsOf(read)).toEqual(['source-error@2', 'source-error@3']);
    expect(cellsOf(read)).toEqual([['3', 'w\tv']]);
  });

  test('end before the Ctrl-Z of a DOS program', async () => {
    expect(cellsOf(await readText('a,b\r\n1,2\r\n\x1a'))).toEqual([['1', '2']]);
  });

  test('keep their cells as they are: spaces, leading zeros, formulas', async () => {
    const read = await readText('a,b,c\n  1 ,001,=SUM(A1)\n');
    expect(cellsOf(read)).toEqual([['  1 ', '001', '=SUM(A1)']]);
  });

  test('longer than the limit are refused, shorter ones written', async () => {
    const fits = 'x'.repeat(limits.maxRecordBytes - 100);
    expect((await readText(`a,b\n1,${fits}\n`)).outcome.ok).toBe(true);
    expect(findingsOf(await readText(`a,b\n1,2\n1,${'x'.repeat(limits.maxRecordBytes)}\n2,3\n`))).toEqual(['source-error@3']);
    expect(findingsOf(await readText(`a,b\n1,2\n1,${'x'.repeat(2 * limits.maxRecordBytes)}\n`))).toEqual(['source-error@3']);
  });

  test('with faults beyond the cap are counted', async () => {
    const read = await readText(`a,b\n${'1,2,3\n'.repeat(limits.maxReportedErrors + 50)}1,2\n`);
    expect(findingsOf(read)).toHaveLength(limits.maxReportedErrors);
    expect(read.outcome.ok ? {} : read.outcome.totals).toEqual({ 'extra-cell': limits.maxReportedErrors + 50 });
  });

  test('with misplaced quotes everywhere end the reading instead of rereading forever', async () => {
    const row = `"${'\n""'.repeat(200_000)}\n"x"\n`;
    const read = await readText(`a,b\n1,2\n${row.repeat(40)}`);
    expect(read.outcome.ok ? '' : read.outcome.findings.at(-1)?.message).toContain('terlalu banyak yang rusak');
  });
});

test('a refused file leaves nothing behind', async () => {
  const sink = join(tmpdir(), `refused-${process.pid}.txt`);
  const outcome = await readCsv(sourceOf(Buffer.from('a,b\n1,"2\n')), sink, []);
  expect(outcome.ok).toBe(false);
  await expect(access(sink)).rejects.toThrow('ENOENT');
});

test('a failing source is a fault and is thrown', async () => {
  const sink = join(tmpdir(), `fault-${process.pid}.txt`);
  const broken = async function* () {
    yield Buffer.from('a,b\n1,2\n');
    throw new Error('connection lost');
  };
  await expect(readCsv(broken, sink, [])).rejects.toThrow('connection lost');
});
