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
    ['biner', latin1('a,b\n1,\0\n')],
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
