import { describe, expect, test } from 'vitest';
import { cellsOf, type ReadBack } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';

const table = ['no;kecamatan;baru;lama', '1;Benda;10;4', '2;Cipondoh;20;5', '3;Karawaci;30;6'];
const total = 'JUMLAH;;60;15';

const aside = ({ outcome }: ReadBack) =>
  outcome.form?.accounting.setAside.listed.map(({ rowNumber, reason, text }) => `${rowNumber} ${reason} ${text}`);
const firsts = (read: ReadBack) => cellsOf(read).map((cells) => cells[0]);

/** The same lines as a CSV and as a page that calls itself .xls. */
async function readBoth(lines: readonly string[]): Promise<ReadBack[]> {
  const rows = lines.map(
    (line) =>
      `<tr>${(line === '' ? ';;;' : line)
        .split(';')
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr>`,
  );
  return [
    await readNamed('rekap.csv', `${lines.join('\n')}\n`),
    await readNamed('rekap.xls', `<html><body><table>${rows.join('')}</table></body></html>`),
  ];
}

describe('below a total that is the sum', () => {
  test.each([
    ['an office', [';;;Kepala Dinas Kesehatan'], ['6 signature Kepala Dinas Kesehatan']],
    [
      'a signature without place, date and NIP',
      ['', ';;;Mengetahui,', ';;;Kepala Dinas', '', ';;;dr. Siti Aminah', ';;;Pembina Utama Muda'],
      ['7 signature Mengetahui,', '8 signature Kepala Dinas', '10 signature dr. Siti Aminah', '11 signature Pembina Utama Muda'],
    ],
    [
      'two signatures side by side',
      [';Mengetahui,;;Bendahara', ';Kepala Dinas;;', ';Siti Aminah;;Budi'],
      ['6 signature Mengetahui, | Bendahara', '7 signature Kepala Dinas', '8 signature Siti Aminah | Budi'],
    ],
    ['words that nobody knows', ['', ';Angka sementara;;'], ['7 note Angka sementara']],
    ['a note above an office', [';Angka sementara;;', ';;;Camat Benda'], ['6 note Angka sementara', '7 signature Camat Benda']],
  ])('%s is set aside as well as the total', async (_, below, expected) => {
    for (const read of await readBoth([...table, total, ...below])) {
      expect(read.outcome.ok).toBe(true);
      expect(firsts(read)).toEqual(['1', '2', '3']);
      expect(aside(read)).toEqual(['5 total JUMLAH | 60 | 15', ...expected]);
      expect(read.outcome.form?.accounting.read).toBe(4 + expected.length);
    }
  });

  test('rows with words in a column of numbers are data, and said, and the total goes', async () => {
    for (const read of await readBoth([...table, total, ';Neglasari;belum ada;belum ada'])) {
      expect(firsts(read)).toEqual(['1', '2', '3', '']);
      expect(aside(read)).toEqual(['5 total JUMLAH | 60 | 15']);
      expect(read.outcome.warnings.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/^Baris 6 .* di bawah baris jumlah/),
      );
    }
  });
});

describe('rows of words at the end are data', () => {
  test.each([
    ['without a total', [';Neglasari;;', ';Kepala Dinas;;']],
    ['below a total whose numbers are wrong', ['JUMLAH;;61;15', ';Neglasari;;', ';Angka sementara;;']],
    ['below a row that is called otherwise', ['Rata-rata;;20;5', ';Neglasari;;', ';Pinang;;']],
  ])('%s', async (_, end) => {
    for (const read of await readBoth([...table, ...end])) {
      expect(read.outcome.form?.rows).toBe(3 + end.length);
      expect(aside(read)).toEqual([]);
    }
  });

  test('where a row of numbers follows the total', async () => {
    for (const read of await readBoth([...table, total, ';Kepala Dinas;;', '4;Neglasari;1;1'])) expect(read.outcome.form?.rows).toBe(6);
  });
});
