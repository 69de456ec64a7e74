import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import { linesOf, type ReadBack } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';

const read = (text: string) => readNamed('data.csv', text);
const said = ({ outcome }: ReadBack) => outcome.warnings.map(({ type, rowNumber }) => `${type}@${rowNumber}`);

describe('a row called total', () => {
  test.each(['desa;odp\nA;0\nB;0\nTotal;0\n', 'desa;saldo\nA;-5\nB;5\nTotal;0\n'])(
    'of zero stays, and nobody says that it is no sum: %j',
    async (text) => {
      const back = await read(text);
      expect(linesOf(back)).toEqual([2, 3, 4]);
      expect(back.outcome.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('angkanya nol')]);
    },
  );

  test.each([
    ['Total', 'desa;laki;perempuan\nA;1.000;2,5\nB;2.000;3,5\nTotal;3.000;6,0\n', [2, 3]],
    ['Jumlah / Total with amounts in Rupiah', 'akun;nilai\nA;Rp1.000.000\nB;Rp2.500.000\nJumlah / Total;Rp3.500.000\n', [2, 3]],
    ['GRAND TOTAL before a note', 'desa;laki;rasio\nA;10;0.5\nB;20;0.7\nGRAND TOTAL;30;1.2\nSumber: BPS;;\n', [2, 3]],
    ['TOTAL right under the header', 'kode;kota;desa;odp\n;;TOTAL;90\n11;X;A;40\n12;X;B;50\n', [3, 4]],
    ['Total at both ends', 'desa;odp\nTotal;90\nA;40\nB;50\nTotal;90\n', [3, 4]],
    ['Total under a first row without a name', 'desa;odp\n;40\nB;50\nTotal;90\n', [2, 3]],
    ['Total with an average beside the sum', 'desa;odp;rata-rata\nA;40;2\nB;50;4\nTotal;90;3\n', [2, 3]],
    ['Total of fractions, rounded', 'desa;luas\nA;1.001,26\nB;1.001,26\nTotal;2.002,5\n', [2, 3]],
    ['Total under names with Unicode line separators', 'desa;odp\nA\u2028a;40\nB\u2029b;50\nTotal;90\n', [2, 3]],
  ])('%s is left out where its numbers are the sums, and that is said with its text', async (_, text, lines) => {
    const back = await read(text);
    expect(linesOf(back)).toEqual(lines);
    expect(back.outcome.form).toMatchObject({ rows: lines.length, rowNumberSum: BigInt(lines.reduce((sum, line) => sum + line, 0)) });
    const totals = back.outcome.form?.dialect.skipped.filter(({ reason }) => reason === 'total').map(({ rowNumber }) => rowNumber);
    expect(said(back)).toEqual(totals?.toReversed().map((row) => `total-row@${row}`));
    expect(totals).not.toEqual([]);
    const { listed = [], count } = back.outcome.form?.accounting.setAside ?? {};
    const cellsIn = (row: number) => (text.split('\n')[row - 1] ?? '').split(';').filter((cell) => cell !== '');
    expect(listed.filter(({ reason }) => reason === 'total').map(({ rowNumber, text: own }) => [rowNumber, own])).toEqual(
      totals?.map((row) => [row, cellsIn(row).join(' | ')]),
    );
    expect(count).toBe(listed.length);
  });

  test.each([
    ['whose numbers are not the sums stays, and that is said', 'desa;odp\nA;40\nB;50\nTotal;95\n', ['total-row@4']],
    ['whose other names are empty but whose number is wrong stays', 'nama;kel;nilai\nA;p;1\nB;q;2\nC;r;3\nTotal;;999\n', ['total-row@5']],
    ['with one of two sums wrong stays', 'desa;laki;perempuan\nA;10;1\nB;20;2\nTotal;30;9\n', ['total-row@4']],
    ['off by one among whole numbers stays', 'desa;odp\nA;4000\nB;5000\nTotal;9001\n', ['total-row@4']],
    ['of which only a part is stays, and that is said', 'desa;jumlah\nA;1\nB;2\nJumlah Penduduk;3\n', ['total-row@4']],
    ['of names that only begin so stays', 'nama;nilai\nTotal Persada;1\nB;2\nC;7\n', []],
    ['without a name stays, and that is said', 'kode;desa;odp;pdp;nol\n11;A;40;1;0\n12;B;50;2;0\n;;90;3;0\n', ['total-row@4']],
    ['in a table of two rows stays, and that is said', 'desa;odp\nA;40\nTotal;40\n', ['total-row@3']],
    ['that is the only row stays', 'desa;odp\nTotal;40\n', []],
    [
      'that goes on with the numbers of the rows stays, and that is said',
      'No,Nama,Jumlah\n1,Siti,5\n2,Budi,6\n3,Jumlah,11\n',
      ['total-row@4'],
    ],
    ['with a code stays, and that is said', 'kode,Nama,Jumlah\n01,Siti,5\n02,Budi,6\n03,JUMLAH,11\n', ['total-row@4']],
    ['with a code of letters stays, and that is said', 'kode,Nama,Jumlah\nK-1,Siti,5\nK-2,Budi,6\nK-3,Total,11\n', ['total-row@4']],
    ['with a number, under a single row, stays, and that is said', 'No,Nama,Jumlah\n1,Siti,5\n2,Jumlah,5\n', ['total-row@3']],
    ['in a name behind a number stays', 'No,Nama,Jumlah\n1,Siti,5\n2,Budi,6\n3,Jumlah Sari,7\n', []],
    ['with words after it stays, and that is said', 'desa;camat;odp\nA;x;1\nB;y;2\nTotal;z;3\n', ['total-row@4']],
    ['without a name stays where a number is not the sum', 'desa;odp;pdp\nA;40;1\nB;50;2\n;90;4\n', []],
    ['without a name stays in a table without names', 'odp;pdp\n;1\n;2\n;3\n', []],
    ['in the middle stays', 'desa;odp\nA;1\nB;2\nTotal;3\nC;4\n', []],
    ['over identifiers alone stays', 'jenis;nik\na;3671015205900001\nb;3671015205900002\nTotal;7342030411800003\n', ['total-row@4']],
  ])('%s', async (_, text, warnings) => {
    const back = await read(text);
    expect(back.records).toHaveLength(text.trimEnd().split('\n').length - 1);
    expect(said(back)).toEqual(warnings);
  });

  test('is a total or none whatever the order of the rows', async () => {
    const rows = ['a;0;0', 'b;0;0', 'c;5;2', 'd;7;6'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (ordered) => {
        const back = await read(`nama;jumlah;rata\n${ordered.join('\n')}\nTotal;12;1\n`);
        expect(back.outcome.form?.rows).toBe(rows.length);
      }),
    );
  });

  test('stays in a table too long to be summed up, and that is said', async () => {
    const rows = Array.from({ length: limits.maxSummedRows }, (_, index) => `A;${index % 7}`);
    const back = await read(`desa;odp\n${rows.join('\n')}\nTotal;90\n`);
    expect(back.outcome.form?.rows).toBe(limits.maxSummedRows + 1);
    expect(said(back)).toEqual([`total-row@${limits.maxSummedRows + 2}`]);
  });

  test('has its bytes taken out of the normal form', async () => {
    const [with_, without] = [await read('desa;odp\nTotal;90\nA;40\nB;50\nTotal;90\n'), await read('desa;odp\n\nA;40\nB;50\n')];
    expect(with_.records).toEqual(without.records);
    expect(with_.outcome.form?.bytes).toBe(without.outcome.form?.bytes);
  });
});
