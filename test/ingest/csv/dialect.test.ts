import { describe, expect, test } from 'vitest';
import { cellsOf, findingsOf, linesOf, readBack, readText, sourceOf } from './read-bytes.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('delimiter', () => {
  test.each([',', ';', '\t', '|'])('finds %j', async (delimiter) => {
    const read = await readText(`${['kode', 'nama', 'kota'].join(delimiter)}\n1${delimiter}Budi${delimiter}Tangerang\n`);
    expect(read.outcome.form?.dialect.delimiter).toBe(delimiter);
    expect(cellsOf(read)).toEqual([['1', 'Budi', 'Tangerang']]);
  });

  test('is the semicolon where decimal commas stand in every row', async () => {
    const read = await readText('KOTKAB;lat;long\nAceh Barat;4,45;96,15\nAceh Besar;5,45;95,48\n');
    expect(cellsOf(read)).toEqual([
      ['Aceh Barat', '4,45', '96,15'],
      ['Aceh Besar', '5,45', '95,48'],
    ]);
  });

  test('is the one named by sep= and that line is said to be skipped', async () => {
    const read = await readText('sep=|\r\na|b\r\n1,5|2\r\n');
    expect(cellsOf(read)).toEqual([['1,5', '2']]);
    expect(linesOf(read)).toEqual([3]);
    expect(read.outcome.form?.dialect.skipped).toEqual([{ rowNumber: 1, reason: 'separator-line' }]);
  });

  test('is the one under which the header has the labels of the standard', async () => {
    const text = 'a|b,c|d\n1|2,3|4\n';
    expect((await readText(text, ['a', 'b,c', 'd'])).outcome.form?.labels).toEqual(['a', 'b,c', 'd']);
    expect((await readText(text, ['A | B', 'C | D'])).outcome.form?.labels).toEqual(['a|b', 'c|d']);
  });

  test.each(['luas\n12,5\n13,5\n14,5\n', 'luas\r\n12,5\r\n\r\n13\r\n-14,25\r\n'])(
    'is not the comma of the fractions of a table of one column: %j',
    async (text) => {
      const read = await readText(text);
      expect(read.outcome.ok).toBe(true);
      expect(read.outcome.form?.labels).toEqual(['luas']);
      expect(cellsOf(read)).toEqual(
        text
          .trim()
          .split(/\s+/)
          .slice(1)
          .map((cell) => [cell]),
      );
    },
  );

  test.each([
    ['under a name of each column', 'a,b\n12,5\n13,5\n', ['a', 'b']],
    ['beside words', 'luas\n12,5\n13,a\n', undefined],
  ])('is the comma %s', async (_, text, labels) => {
    const { outcome } = await readText(text);
    expect(outcome.form?.labels).toEqual(labels);
  });

  test('is not needed by a table of one column', async () => {
    const read = await readText('nama\nBudi\n"Siti, Aminah"\n');
    expect(cellsOf(read)).toEqual([['Budi'], ['Siti, Aminah']]);
  });

  test('is found behind the quotes of a CSV inside a CSV', async () => {
    const read = await readText('akun,anggaran\n" PAD,""257,74 M"""\n" Pajak,""65,77 M"""\n');
    expect(cellsOf(read)).toEqual([
      [' PAD', '257,74 M'],
      [' Pajak', '65,77 M'],
    ]);
    expect(read.outcome.warnings.map(({ type }) => type)).toEqual(['format-error']);
  });

  test('is not looked for inside a quoted column of addresses', async () => {
    const read = await readText('"alamat"\n"Jl. Melati, RT 1"\n"Jl. Mawar, RT 2"\n');
    expect(cellsOf(read)).toEqual([['Jl. Melati, RT 1'], ['Jl. Mawar, RT 2']]);
  });
});

describe('line ends', () => {
  test.each(['\n', '\r\n', '\r', '\r\r\n'])('%j ends a line', async (end) => {
    const read = await readText(['a,b', '1,2', '3,4', ''].join(end));
    expect(cellsOf(read)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(linesOf(read)).toEqual([2, 3]);
    expect(read.outcome.form?.dialect.lineTerminator).toBe(end);
  });

  test('may be mixed and the last may be absent', async () => {
    const read = await readText('a,b\r\n1,2\n3,4\r5,6');
    expect(linesOf(read)).toEqual([2, 3, 4]);
    expect(read.outcome.form?.dialect.lineTerminator).toBe('mixed');
  });

  test('inside a cell are kept and counted, each kind once', async () => {
    const read = await readText('a,b\n1,"x\ny\r\nz\rw"\n2,v\n');
    expect(cellsOf(read)).toEqual([
      ['1', 'x\ny\r\nz\rw'],
      ['2', 'v'],
    ]);
    expect(linesOf(read)).toEqual([2, 6]);
    expect(read.outcome.form?.columnsWithNewline).toEqual([1]);
  });
});

describe('quotes', () => {
  test('are halved inside a quoted cell and literal inside an unquoted one', async () => {
    const read = await readText(`a,b\n"x ""y""",03°19'03.44" N\n`);
    expect(cellsOf(read)).toEqual([['x "y"', `03°19'03.44" N`]]);
  });

  test('may have spaces outside, which is said', async () => {
    const read = await readText('a, b\n1, "x, y"\n2, "z" \n');
    expect(cellsOf(read)).toEqual([
      ['1', 'x, y'],
      ['2', 'z'],
    ]);
    expect(read.outcome.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('2 sel bertanda kutip')]);
  });

  test('followed by more text are a finding of their own row alone', async () => {
    const read = await readText('a,b\n1,"x"y\n2,z\n');
    expect(findingsOf(read)).toEqual(['source-error@2']);
    expect(cellsOf(read)).toEqual([['2', 'z']]);
  });

  test('opened on one row and met by the quote of a later one are a finding of the first', async () => {
    const read = await readText('a,b\n1,"x\n2,y\n3,"z"\n4,w\n');
    expect(findingsOf(read)).toEqual(['source-error@2']);
    expect(linesOf(read)).toEqual([3, 4, 5]);
  });

  test('never closed name the line where they open and leave no form', async () => {
    const read = await readText('a,b\n1,x\n2,"y\n3,z\n');
    expect(findingsOf(read)).toEqual(['source-error@3']);
    expect(read.outcome.form).toBeUndefined();
  });
});

describe('encoding', () => {
  test.each([
    ['UTF-8', Buffer.from('nama,kota\nRené,Tangérang\n'), 'utf-8', false],
    ['UTF-8 with mark', Buffer.from('\uFEFFnama,kota\nRené,Tangérang\n'), 'utf-8', true],
    ['UTF-16 LE', Buffer.from('\uFEFFnama,kota\nRené,Tangérang\n', 'utf16le'), 'utf-16le', true],
    ['UTF-16 BE', utf16be('\uFEFFnama,kota\nRené,Tangérang\n'), 'utf-16be', true],
    ['Windows-1252', latin1('nama,kota\nRené,Tangérang\n'), 'windows-1252', false],
  ] as const)('%s is read, also in pieces of 3 bytes', async (_, bytes, encoding, byteOrderMark) => {
    const read = await readBack(sourceOf(bytes, 3));
    expect(read.outcome.form?.dialect).toMatchObject({ encoding, byteOrderMark });
    expect(read.outcome.form?.labels).toEqual(['nama', 'kota']);
    expect(cellsOf(read)).toEqual([['René', 'Tangérang']]);
  });

  test('maps 0x80 to 0x9F as Windows-1252 does', async () => {
    const read = await readBack(sourceOf(latin1('a,b\n\x80 5,\x96 \x99\n')));
    expect(cellsOf(read)).toEqual([['€ 5', '– ™']]);
  });

  test('Windows-1252 met only after the sample starts the reading again', async () => {
    const rows = 'x,y\n'.repeat(400_000);
    const read = await readBack(sourceOf(latin1(`a,b\n${rows}caf\xe9,z\n`)));
    expect(read.outcome.form?.dialect.encoding).toBe('windows-1252');
    expect(read.outcome.form?.rows).toBe(400_001);
    expect(read.records.at(-1)).toEqual({ line: 400_002, cells: ['café', 'z'] });
  });

  test('a damaged byte after the sample of a UTF-8 file is damage, not Windows-1252', async () => {
    const text = `kota,désa\n${'x,y\n'.repeat(400_000)}`;
    const read = await readBack(sourceOf(Buffer.concat([Buffer.from(text), latin1('caf\xe9,z\n')])));
    expect(findingsOf(read)).toEqual(['encoding-error@400002']);
  });

  test('a damaged byte in a UTF-8 file names its line', async () => {
    const read = await readBack(sourceOf(Buffer.concat([Buffer.from('a,b\né,1\n2,"x\ny"\n3,'), Uint8Array.of(0xc3), Buffer.from('z\n')])));
    expect(findingsOf(read)).toEqual(['encoding-error@5']);
  });

  test('half a character at the end of a UTF-16 file is damage', async () => {
    const read = await readBack(sourceOf(Buffer.concat([Buffer.from('\uFEFFa,b\n1,2\n3,4', 'utf16le'), Uint8Array.of(0x41)])));
    expect(findingsOf(read)).toEqual(['encoding-error@3']);
  });

  test('a byte that Windows-1252 does not assign names its line', async () => {
    const read = await readBack(sourceOf(latin1('a,b\ncaf\xe9,1\nx\x81y,2\n')));
    expect(findingsOf(read)).toEqual(['encoding-error@3']);
  });

  test('a mark behind spaces in the first label is taken off', async () => {
    const read = await readText('   \uFEFFnama;kota\nA;B\n');
    expect(read.outcome.form?.labels).toEqual(['nama', 'kota']);
  });
});
