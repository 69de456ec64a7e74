import { describe, expect, test } from 'vitest';
import { readText } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';
import { readSheets } from './read-sheets.ts';

const text = (rows: readonly string[]) => `${rows.join('\n')}\n`;
const answered = (answer: string) => ({ answers: new Map([['baris-judul', answer]]) });

/** As CSV and as a workbook. */
async function readAll(rows: readonly string[], options: Parameters<typeof readSheets>[1] = {}) {
  const cells = rows.map((row) => row.split(';'));
  return [await readNamed('x.csv', text(rows), options), await readSheets([{ rows: cells }], options)];
}

describe('a first row with numbers where its columns hold numbers', () => {
  test.each([
    ['a letter in front', ['A;4;5', 'B;6;7', 'C;8;9']],
    ['a name in front', ['Benda;4;5', 'Batu;6;7', 'Cipondoh;8;9']],
    ['one number', ['Benda;12', 'Batu;6', 'Cipondoh;8']],
    ['a year among numbers', ['Benda;2021;5', 'Batu;2021;7', 'Cipondoh;2022;9']],
    ['a year over years', ['Benda;2021;Ya', 'Batu;2022;Tidak', 'Cipondoh;2023;Ya bila']],
    ['row numbers', ['1;Benda;4;kota', '2;Batu;6;desa', '3;Cipondoh;8;dusun']],
    ['one, two, three', ['Benda;1;2;3', 'Batu;6;7;1', 'Cipondoh;8;9;2']],
    ['blanks and dashes below', ['Benda;4;5', 'Batu;;7', 'Cipondoh;-;9']],
  ])('is asked about: %s', async (_, rows) => {
    for (const read of await readAll(rows)) {
      expect(read.outcome).toMatchObject({ ok: false, findings: [], asking: [{ questionId: 'baris-judul' }] });
      expect(read.outcome.asking?.[0]?.text).toContain('Baris 1');
      expect(read.outcome.asking?.[0]?.readings.map(({ readingId }) => readingId)).toEqual(['judul', 'data']);
    }
    for (const { outcome } of await readAll(rows, answered('data'))) {
      expect(outcome.ok ? [] : outcome.findings.map(({ type, rowNumber }) => [type, rowNumber])).toEqual([['header-error', 1]]);
    }
  });

  test('names the columns where its clerk says so', async () => {
    for (const read of await readAll(['Benda;4;5', 'Batu;6;7', 'Cipondoh;8;9'], answered('judul'))) {
      expect(read.outcome.form?.labels).toEqual(['Benda', '4', '5']);
      expect(read.records).toHaveLength(2);
    }
  });

  test('is none where it would name two columns alike', async () => {
    for (const { outcome } of await readAll(['Benda;4;4', 'Batu;6;7'])) {
      expect(outcome.ok ? '' : outcome.findings[0]?.message).toContain('tidak mempunyai baris judul');
    }
  });

  test('is none under an approved standard that knows no name of it', async () => {
    for (const { outcome } of await readAll(['Benda;4;5', 'Batu;6;7'], { expectedLabels: ['kecamatan', 'lama', 'baru'] })) {
      expect(outcome.ok ? [] : outcome.findings.map(({ type }) => type)).toEqual(['header-error']);
    }
  });
});

describe('a header is taken without a question', () => {
  test.each([
    ['years', 'Kecamatan;2019;2020;2021\nBenda;4;5;6\nBatu;6;7;8\n'],
    ['one year', 'Kecamatan;2021\nBenda;4\nBatu;6\n'],
    ['years over amounts', 'Kecamatan;2019;2020\nBenda;41000;52000\nBatu;61000;7\n'],
    ['years as number and name', 'Kecamatan;Luas;2020\nBenda;4;5\nBatu;6;7\n'],
    ['months', `Kecamatan;${Array.from({ length: 12 }, (_, n) => n + 1).join(';')}\nBenda;${'5;'.repeat(11)}5\nBatu;${'7;'.repeat(11)}7\n`],
    ['ages in fives', 'Kecamatan;0;5;10;15;20\nBenda;4;5;6;7;8\nBatu;6;7;8;9;1\n'],
    ['numbers from nought', '0;1;2;3\nBenda;4;5;x\nBatu;6;7;y\n'],
    ['letters and numbers', 'Kode;L1;L2;P1\nBenda;4;5;6\nBatu;6;7;8\n'],
    ['codes over counts', 'Kecamatan;367101;367102\nBenda;4;5\nBatu;6;7\n'],
    ['words over other numbers', 'Kelas;1;Total;Luas\nBenda;4;5;6\nBatu;6;7;8\n'],
    ['numbers over words', 'Soal;1;2\nBenda;ya;tidak\nBatu;tidak;ya\n'],
    ['groups of ages', 'Kecamatan;0-4;5-9;75+\nBenda;4;5;6\nBatu;6;7;8\n'],
  ])('%s', async (_, file) => {
    const { outcome } = await readText(file);
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.form?.labels).toEqual(file.split('\n')[0]?.split(';'));
  });

  test('where an approved standard has one of its names', async () => {
    const { outcome } = await readText('Desil;4;9\nBenda;4;5\nBatu;6;7\n', ['Desil', '4', '9']);
    expect(outcome.form?.labels).toEqual(['Desil', '4', '9']);
  });
});
