import { describe, expect, test } from 'vitest';
import { cellsOf, findingsOf, linesOf, type ReadBack, readText } from '../csv/read-bytes.ts';
import { readSheet } from './read-sheets.ts';

const aside = ({ outcome }: ReadBack) =>
  outcome.form?.accounting.setAside.listed.map(({ rowNumber, reason, text }) => `${rowNumber} ${reason} ${text}`);
const names = (read: ReadBack) => cellsOf(read).map(([name]) => name);

/** The same lines as a CSV, whose lines are as wide as the first, and as a sheet. */
async function readBoth(lines: readonly string[]): Promise<ReadBack[]> {
  const width = (lines.find((line) => line.includes('|')) ?? '').split('|').length;
  const csv = lines.map((line) => [...line.split('|'), ...Array.from({ length: width }, () => '')].slice(0, width).join(';'));
  return [await readText(`${csv.join('\n')}\n`), await readSheet(lines)];
}

const table = ['sekolah|siswa|guru', 'SDN Benda 1|10|1', 'SDN Benda 2|20|2'];

describe('a row with one filled cell', () => {
  test.each([
    ['at the end', [...table, 'Sekolah Dasar Negeri Jurumudi 5']],
    ['at the end, one of many', [...table, ...'ABCDEFGHIJ'.split('').map((letter) => `Kelurahan Benda ${letter}`)]],
    ['behind a blank row', [...table, '', 'SDN Jurumudi', 'SDN Kebon']],
    ['behind a blank row, a sentence that begins like the names', [...table, '', 'SDN Jurumudi di Kecamatan Benda']],
    ['in the middle, with a star', [table[0] ?? '', '* SDN Benda 1', ...table.slice(1)]],
    ['in the middle, called a note', [table[0] ?? '', table[1] ?? '', 'Catatan: isi', table[2] ?? '']],
    ['above a header that is printed again', [...table, 'SDN Tutup', table[0] ?? '', 'SDN C 5|50|5']],
  ])('is data %s', async (_, lines) => {
    for (const read of await readBoth(lines)) {
      const kept = lines.slice(1).filter((line) => line !== '' && (line !== table[0] || read.outcome.form?.dialect.container === 'csv'));
      expect(read.outcome.ok).toBe(true);
      expect(names(read)).toEqual(kept.map((line) => line.split('|')[0]));
    }
  });

  test.each([
    ['that begins like one', [...table, 'Sumber: Dinas Pendidikan'], ['4 note Sumber: Dinas Pendidikan']],
    ['with a star', [...table, '*) angka sementara'], ['4 note *) angka sementara']],
    ['set apart, in a sentence', [...table, '', 'Diolah oleh Dinas Pendidikan'], ['5 note Diolah oleh Dinas Pendidikan']],
    ['below another note', [...table, '', 'Sumber : BPS', 'Angka sementara'], ['5 note Sumber : BPS', '6 note Angka sementara']],
  ])('is a note at the end: %s', async (_, lines, expected) => {
    for (const read of await readBoth(lines)) {
      expect(linesOf(read)).toEqual([2, 3]);
      expect(aside(read)).toEqual(expected);
    }
  });

  test.each(['Sumber:|Dinas Kesehatan', 'Dibuat oleh|Siti', 'Dicetak pada|12/03/2021', 'Catatan|angka sementara', 'Ket.|Angka sementara'])(
    'set apart is a note also in two cells, with what follows it: %s',
    async (note) => {
      for (const rows of [table, ['sekolah|siswa', 'SDN Benda 1|10', 'SDN Benda 2|20']]) {
        for (const read of await readBoth([...rows, '', note, 'Keterangan:|sementara', '', 'Satu kata'])) {
          expect(read.outcome.ok).toBe(true);
          expect(linesOf(read)).toEqual([2, 3]);
          expect(aside(read)).toEqual([`5 note ${note.replace('|', ' | ')}`, '6 note Keterangan: | sementara', '8 note Satu kata']);
          expect(read.outcome.form?.accounting).toMatchObject({ read: 5, refused: 0 });
        }
      }
    },
  );

  test.each([
    ['with a row below it', ['', 'Sumber:|BPS|', 'SDN C|30|3'], ['SDN Benda 1', 'SDN Benda 2', 'Sumber:', 'SDN C']],
    ['with a number', ['', 'Keterangan|30|'], ['SDN Benda 1', 'SDN Benda 2', 'Keterangan']],
    ['right below the others', ['Sumber|BPS|'], ['SDN Benda 1', 'SDN Benda 2', 'Sumber']],
  ])('in two cells is data %s', async (_, rows, expected) => {
    for (const read of await readBoth([...table, ...rows])) expect(names(read)).toEqual(expected);
  });

  test('in two cells begins another table where rows follow that it names', async () => {
    const lines = ['nama|jumlah', 'Siti|1', 'Budi|2', '', 'Sumber|Anggaran', 'APBD|5'];
    for (const read of await readBoth(lines)) {
      expect(findingsOf(read)).toEqual(['source-error@5']);
    }
  });

  test('that is too short for a record lacks cells, one of many or alone', async () => {
    const text = `nama,nilai,ket\nA,1,x\n${'ABCDEFGHIJ'
      .split('')
      .map((letter) => `Kelurahan Benda ${letter}\n`)
      .join('')}`;
    const read = await readText(text);
    expect(findingsOf(read)).toEqual(Array.from({ length: 10 }, (_, index) => `missing-cell@${index + 3}`));
    expect(read.outcome.form?.accounting).toEqual({ read: 11, refused: 10, setAside: { listed: [], count: 0 } });
  });

  test('whose cell spans the table by the file’s own word is a note', async () => {
    expect(aside(await readSheet([...table, 'Diolah'], ['A4:C4']))).toEqual(['4 note Diolah']);
    expect(aside(await readSheet([...table, 'SDN C'], ['B4:C4']))).toEqual([]);
  });
});

describe('a signature', () => {
  test('of place and date, office, name and NIP at the end is set aside, line by line', async () => {
    const lines = [
      '',
      '||Tangerang, 5 Januari 2026',
      '||Kepala Dinas Pendidikan,',
      '',
      '',
      '||Siti Aminah',
      '||NIP. 19700101 199001 1 001',
    ];
    for (const read of await readBoth([...table, ...lines])) {
      expect(linesOf(read)).toEqual([2, 3]);
      expect(aside(read)).toEqual([
        '5 signature Tangerang, 5 Januari 2026',
        '6 signature Kepala Dinas Pendidikan,',
        '9 signature Siti Aminah',
        '10 signature NIP. 19700101 199001 1 001',
      ]);
    }
  });

  test('is none by an office alone: it may be a row’s name', async () => {
    for (const read of await readBoth([...table, '', 'Kepala Sekolah'])) expect(aside(read)).toEqual([]);
  });
});

test('titles are set aside with their text, those that are printed again on the next page, too', async () => {
  const read = await readSheet(['Data Sekolah', '', ...table, '', 'Sumber: Dinas', 'Data Sekolah', table[0] ?? '', 'SDN C|30|3']);
  expect(aside(read)).toEqual([
    '1 title Data Sekolah',
    '7 note Sumber: Dinas',
    '8 title Data Sekolah',
    '9 repeated-header sekolah | siswa | guru',
  ]);
  expect(linesOf(read)).toEqual([4, 5, 10]);
});

describe('two tables', () => {
  test.each([
    ['under a heading', ['nama|n', 'A|1', 'B|2', '', 'Tabel 2', 'kelurahan|luas', 'K|12']],
    ['without one, where every column of numbers has a name', ['nama|n', 'A|1', 'B|2', '', 'kelurahan|luas', 'K|12']],
    ['of words alone, under a heading that says so', ['nama|kota', 'A|x', 'B|y', '', 'Tabel 2', 'kelurahan|camat', 'K|z']],
  ])('one above the other are refused, %s', async (_, lines) => {
    for (const read of await readBoth(lines)) {
      expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toMatch(/lebih dari satu tabel: .*baris 1, .*baris (5|6)/);
      expect(read.outcome.form).toBeUndefined();
    }
  });

  test('side by side are refused, with the columns where they meet', async () => {
    for (const read of await readBoth(['nama|n||desa|m', 'A|1||D|2', 'B|2||E|4'])) {
      expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toMatch(/sampai kolom ke-2, yang kedua mulai kolom ke-4/);
    }
  });

  test.each([
    ['a blank column before a remark', ['nama|n||ket', 'A|1||x', 'B|2||y']],
    ['a blank column before numbers', ['nama|n||m|o', 'A|1||2|3', 'B|2||4|5']],
  ])('are not seen in one with %s', async (_, lines) => {
    for (const read of await readBoth(lines)) expect(read.outcome.ok).toBe(true);
  });

  test('are not seen in a row behind a gap that lacks its number', async () => {
    for (const read of await readBoth(['nama|n', 'A|1', 'B|2', '', 'Cipondoh|tidak ada', 'D|4'])) expect(read.outcome.ok).toBe(true);
  });
});

test('a number that is merged over rows is said to be counted more than once', async () => {
  const read = await readSheet(['kec|kel|n', 'E|p|50', 'F|q|', 'G|r|'], ['C2:C4']);
  expect(cellsOf(read).map(([, , n]) => n)).toEqual(['50', '50', '50']);
  expect(read.outcome.warnings.map(({ message }) => message)).toEqual([
    expect.stringContaining('2 sel kosong'),
    expect.stringMatching(/Kolom “n”: satu angka .*di 2 baris \(pertama kali baris 3\), sehingga jumlah kolom ini/),
  ]);
});
