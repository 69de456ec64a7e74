import { describe, expect, test } from 'vitest';
import { findingsOf } from './csv/read-bytes.ts';
import { readNamed } from './read-back-file.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('what no reader takes', () => {
  test.each([
    ['buku kerja', latin1('PK\x03\x04\x14\0\x06\0[Content_Types].xml')],
    ['buku kerja', latin1('PK\x03\x04\x14\0\0\0berkas.csv')],
    ['buku kerja', latin1('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')],
    ['PDF', latin1('%PDF-1.7')],
    ['PNG', latin1('\x89PNG\r\n\x1a\n')],
    ['gzip', latin1('\x1f\x8b\x08')],
    ['teks yang memuat byte NUL', latin1(`a,b\n1,${'x'.repeat(100)}\0\n`)],
    ['biner', latin1('\x03\x7a\x01\x01\0\0\0\0A\0\0B')],
    ['teks UTF-16 tanpa tanda', Buffer.from('nama;isi\nÉtè;1\n', 'utf16le')],
    ['teks UTF-16 tanpa tanda', Buffer.from('nama;isi\nÉtè;1\n', 'utf16le').swap16()],
    ['buku kerja Excel lama', latin1('\x09\x08\x08\0\0\x05\x05\0')],
    ['buku kerja Excel lama', latin1('\x09\x04\x06\0\0\0\x10\0')],
    ['buku kerja Excel lama', latin1('\x09\0\x04\0\x02\0\x10\0')],
    ['XML Spreadsheet 2003', latin1('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="x"/>')],
    ['XML Spreadsheet 2003', latin1('<ss:Workbook xmlns:ss="x"><ss:Worksheet/></ss:Workbook>')],
    ['XML', latin1('<data>\n<row><a>1</a></row>\n</data>')],
    ['halaman web dalam satu berkas', latin1('MIME-Version: 1.0\nContent-Type: multipart/related\n')],
    ['JSON', latin1('[["a","b"],[1,2]]')],
    ['UTF-32', latin1('\xff\xfe\0\0a\0\0\0')],
    ['XML', latin1('<?xml version="1.0"?><a/>')],
    ['JSON', latin1('[{"a": 1}]')],
    ['halaman HTML', latin1('\n <!DOCTYPE html><p>Silakan masuk</p>')],
  ])('%s is refused by what it is, with what to do', async (what, bytes) => {
    const { outcome } = await readNamed('data.csv', bytes);
    expect(outcome.ok).toBe(false);
    const [finding] = outcome.ok ? [] : outcome.findings;
    expect(finding).toMatchObject({
      type: expect.stringMatching(/^(format|source)-error$/),
      message: expect.stringMatching(new RegExp(what, 'i')),
    });
    expect(finding?.mend).not.toBe('');
  });

  test('comments without end before nothing are recognised in no time', async () => {
    expect((await readNamed('data.csv', '<!---->'.repeat(500))).outcome.ok).toBe(false);
  });
});

describe('letters', () => {
  const warningsOf = async (text: string | Uint8Array) => {
    const { outcome } = await readNamed('data.csv', text);
    return outcome.warnings.filter(({ type }) => type === 'encoding-error').map(({ message, rowNumber }) => [rowNumber, message]);
  };

  test.each<[string, string | Uint8Array]>([
    ['in Shift-JIS', Buffer.from([0x96, 0xbc, 0x91, 0x4f, 0x81, 0x40, ...latin1(',isi\na,1\n')])],
    ['that another program lost', 'na\uFFFDma,isi\na,1\n'],
    ['of which a byte is no UTF-8', latin1('caf\xc3\xa9,b\xff\na,1\n')],
    ['with half a letter of UTF-16', Buffer.from('\uFEFFa\uD800,isi\nb,1\n', 'utf16le')],
  ])('of a header %s are refused with their line', async (_, text) => {
    const read = await readNamed('data.csv', text);
    expect(read.outcome.ok ? [] : read.outcome.findings).toMatchObject([
      { type: 'encoding-error', rowNumber: 1, fieldNumber: expect.any(Number) },
    ]);
    expect(read.outcome.form).toBeUndefined();
  });

  test('of rows that another program lost are told', async () => {
    expect(await warningsOf('nama,isi\na,1\nx\uFFFDy\uFFFD,2\n\uFFFD,3\n')).toEqual([
      [3, expect.stringMatching(/^3 huruf di berkas ini sudah hilang/)],
    ]);
  });

  test.each(['Café', 'É', '29 °C', 'a – b', '“x”', 'à'])('that were encoded twice are told: %s', async (text) => {
    const doubled = doublyEncoded(text);
    const [[line, message] = []] = await warningsOf(`nama,isi\na,1\n${doubled},2\n`);
    expect([line, message]).toEqual([
      3,
      expect.stringMatching(/huruf di berkas ini tampaknya tersandi dua kali, misalnya “.+” di baris 3/),
    ]);
  });

  test.each(['Café São Tomé Ângela Ã ß', 'â, î', '29 °C – “x” €'])('that are as they should be are not: %s', async (text) => {
    expect(await warningsOf(`nama,isi\n${text},2\n`)).toEqual([]);
  });
});

/** UTF-8 that a program took for Windows-1252. */
function doublyEncoded(text: string): string {
  return new TextDecoder('windows-1252').decode(Buffer.from(text));
}

describe('a name that says something else', () => {
  test.each([
    ['data.xlsx', 'nama,kota\nA,B\n', '.csv'],
    ['data.xls', 'nama\tkota\nA\tB\n', '.csv'],
    ['data.xlsx', '<table><tr><td>a<td>b<tr><td>1<td>2</table>', '.xls'],
  ])('%s is refused with the name to give it', async (name, text, ending) => {
    const { outcome } = await readNamed(name, text);
    expect(outcome.ok ? '' : outcome.findings[0]?.mend).toContain(`Ganti akhiran namanya menjadi ${ending}`);
  });

  test('and content that nothing reads are told by the content', async () => {
    expect(findingsOf(await readNamed('data.xlsx', '%PDF-1.7'))).toEqual(['format-error']);
  });
});
