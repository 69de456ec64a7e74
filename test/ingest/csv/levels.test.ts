import { describe, expect, test } from 'vitest';
import { cellsOf, findingsOf, readText } from './read-bytes.ts';

async function labelsOf(text: string): Promise<readonly string[] | undefined> {
  return (await readText(text)).outcome.form?.labels;
}

describe('a header of several rows', () => {
  test('joins a group and its parts, and says which rows they are', async () => {
    const read = await readText('Data Penduduk;;;\nKecamatan;Penduduk;;Luas\n;Laki-laki;Perempuan;\nCiputat;1;2;3,5\nSetu;4;5;6,5\n');
    expect(read.outcome.form?.labels).toEqual(['Kecamatan', 'Penduduk Laki-laki', 'Penduduk Perempuan', 'Luas']);
    expect(read.outcome.form?.dialect).toMatchObject({ headerRows: [2, 3], skipped: [{ rowNumber: 1, reason: 'title' }] });
    expect(cellsOf(read)).toEqual([
      ['Ciputat', '1', '2', '3,5'],
      ['Setu', '4', '5', '6,5'],
    ]);
  });

  test('joins three levels with years below, as BPS writes them', async () => {
    const head = 'Wilayah;Angka Partisipasi;;;\n;SD;;SMP;\n;2017;2018;2017;2018\n';
    expect(await labelsOf(`${head}Bogor;112,02;107,91;81,72;84,12\nGarut;1,5;2,5;3,5;4,5\n`)).toEqual([
      'Wilayah',
      'Angka Partisipasi SD 2017',
      'Angka Partisipasi SD 2018',
      'Angka Partisipasi SMP 2017',
      'Angka Partisipasi SMP 2018',
    ]);
  });

  test('takes a row of units to the names', async () => {
    expect(await labelsOf('Kecamatan;Luas;Penduduk\n;(km2);jiwa\nCiputat;1,5;2000\nSetu;2,5;3000\n')).toEqual([
      'Kecamatan',
      'Luas (km2)',
      'Penduduk jiwa',
    ]);
  });

  test('takes a second language to the names', async () => {
    const read = await readText('Kecamatan;Luas;Penduduk\nDistrict;Area;Population\n(1);(2);(3)\nCiputat;1,5;2000\nSetu;2,5;3000\n');
    expect(read.outcome.form?.labels).toEqual(['Kecamatan District', 'Luas Area', 'Penduduk Population']);
    expect(read.outcome.form?.rows).toBe(2);
  });

  test('is not made of a first row of data', async () => {
    expect((await readText('desa;laki;perempuan\nCiputat;tidak ada;tidak ada\nSetu;4;5\nSerpong;6;7\n')).outcome.form?.rows).toBe(3);
    expect((await readText('kode;nama;kota\nA;Budi;Setu\nB;Siti;Serpong\n')).outcome.form?.rows).toBe(2);
    const years = (await readText('nama;2020;2021\nA;2019;1\nB;2018;2\n')).outcome;
    expect(years.asking?.map(({ questionId }) => questionId)).toEqual(['baris-judul']);
  });

  test('does not hide that two columns have one name', async () => {
    expect(findingsOf(await readText('Judul;;\nnama;kota;nama\na;b;c\n'))).toEqual(['duplicate-label@2']);
  });
});
