import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import { cellsOf, findingsOf, linesOf, type ReadBack, readText } from './read-bytes.ts';

const said = ({ outcome }: ReadBack) => outcome.warnings.map(({ message }) => message).filter((message) => message.includes('baris tabel'));

describe('a pair of quotes that swallows lines is refused by its lines', () => {
  test.each([
    ['from the middle of one row to that of the next', 'no,nama,jumlah\n9,v,8\n1,"x,2\n3,y",4\n5,z,6\n', 3, '(baris 4)'],
    ['with whole rows between', 'no,nama,jumlah\n9,v,8\n1,"x,2\n3,y,4\n5,z,6\n7,w",8\n', 3, '(baris 4 sampai 6)'],
    ['from the first cells', 'nama;jumlah\n"Budi;5\nSiti;6\nTuti";7\nAni;8\n', 2, '(baris 3 sampai 4)'],
    ['to the end of a row', 'no,nama,jumlah\n9,v,8\n1,x,"2\n3,y,4"\n5,z,6\n', 3, '(baris 4)'],
    ['in a table where no row is left', 'no,nama,jumlah\n1,"x,2\n3,y",4\n', 2, '(baris 3)'],
    ['with line ends of Windows', 'no,nama,jumlah\r\n9,v,8\r\n1,"x,2\r\n3,y,4\r\n5,z",6\r\n', 3, '(baris 4 sampai 5)'],
    ['with a blank line between', 'no,nama,jumlah\n9,v,8\n1,"x,2\n\n3,y",4\n', 3, '(baris 4 sampai 5)'],
    ['in texts alone', 'nama,jenis,ket\nk,l,m\na,"b,c\nd,e,f\ng,h,i\nj,k",l\n', 3, '(baris 4 sampai 6)'],
    [
      'behind the first rows of the file',
      `no,nama,jumlah\n${'9,v,8\n'.repeat(limits.sampleRecords)}1,"x,2\n3,y",4\n`,
      limits.sampleRecords + 2,
      '',
    ],
  ])('%s', async (_, text, line, lines) => {
    const read = await readText(text);
    expect(findingsOf(read)).toEqual([`source-error@${line}`]);
    const [finding] = read.outcome.ok ? [] : read.outcome.findings;
    expect(finding?.message).toContain(lines);
    expect(finding?.mend).toContain(`tanda kutip pada baris ${line}`);
    expect(linesOf(read)).not.toContain(line);
  });

  test('in the header', async () => {
    expect(findingsOf(await readText('no,"nama,jumlah\n1,x",2\n3,y,4\n'))).toEqual(['source-error@1']);
  });

  test('wherever they stand: no row is lost without a word', async () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
    const row = fc.tuple(fc.nat(9_999).map(String), word, fc.nat(9_999).map(String), word);
    const table = fc.tuple(
      fc.array(row, { minLength: 3, maxLength: 12 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.nat(),
      fc.nat(),
      fc.nat(3),
      fc.nat(3),
    );
    await fc.assert(
      fc.asyncProperty(table, async ([rows, delimiter, one, other, opens, closes]) => {
        const from = one % (rows.length - 1);
        const to = from + 1 + (other % (rows.length - 1 - from));
        const lines = rows.map((cells, index) =>
          cells
            .map((cell, column) => `${index === from && column === opens ? '"' : ''}${cell}${index === to && column === closes ? '"' : ''}`)
            .join(delimiter),
        );
        const read = await readText(`${[['no', 'nama', 'jumlah', 'jenis'].join(delimiter), ...lines].join('\n')}\n`);
        // All rows in one cell are a CSV in a CSV, which is unwrapped, and said.
        if (read.outcome.ok) expect(cellsOf(read)).toEqual(rows);
      }),
    );
  });
});

describe('a cell that may have swallowed lines is told, and read', () => {
  test.each([
    ['texts that fit by their number alone', 'nama;alamat;kota\nk;l;m\nBudi;"Jl. A;Benda\nSiti;Jl. B";Batu\n'],
    ['a decimal that could be two cells', 'jumlah,ket\n4,baik\n5,"rusak\n3,5 juta"\n'],
    ['one line of several', 'no,nama,jumlah\n9,v,8\n1,"catatan\n3,y,4\nselesai",2\n'],
  ])('%s', async (_, text) => {
    const read = await readText(text);
    expect(read.outcome.ok).toBe(true);
    expect(said(read)).toHaveLength(1);
    expect(said(read)[0]).toMatch(/baris 3.*\(baris 4/);
  });

  test('each with its line, up to a bound', async () => {
    const cell = (n: number) => `${n},"catatan\n3,y,4\nselesai",2\n`;
    const text = `no,nama,jumlah\n9,v,8\n${Array.from({ length: limits.maxSwallowingCellsNamed + 2 }, (_, n) => cell(n)).join('')}`;
    const [message] = said(await readText(text));
    expect(message).toContain('baris 3 (baris 4 sampai 5), baris 6 (baris 7 sampai 8)');
    expect(message).toContain('dan 2 sel lain');
  });
});

describe('an honest cell of several lines is read without a word', () => {
  test.each([
    ['an address', 'nama,alamat\nBudi,"Jl. Melati No. 5, RT 3\nTangerang, Banten"\nSiti,Benda\n'],
    ['a remark with commas', 'no,nama,ket\n1,Budi,"rusak, perlu ganti\natap, dinding, lantai\nsegera"\n2,Siti,baik\n'],
    ['a list of points', 'id,nama,koordinat\n1,Benda,"106.1,-6.2,0\n106.3,-6.4,0\n106.5,-6.6,0"\n2,Batu,"106.1,-6.2,0"\n'],
    ['a title of two lines', 'Kecamatan,"Jumlah\nL,P"\nBenda,5\nBatu,6\n'],
    ['lines without a delimiter', 'nama;alamat\nBudi;"Jl. A\nTangerang"\n'],
    ['a first cell', 'nama,lama,baru\nBudi,1,2\n"Siti\nAminah",5,6\n'],
    ['a first cell with commas', 'alamat,lama,baru\nBenda,1,2\n"Jl. A,B\nBatu",5,6\n'],
    ['a table of one column', 'alamat\n"Jl. A\nTangerang"\n"Jl. B\nBenda"\n'],
  ])('%s', async (_, text) => {
    const read = await readText(text);
    expect(findingsOf(read)).toEqual([]);
    expect(said(read)).toEqual([]);
    expect(
      cellsOf(read)
        .flat()
        .some((cell) => cell.includes('\n')) || text.startsWith('Kecamatan'),
    ).toBe(true);
  });
});
