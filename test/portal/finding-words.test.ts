import { describe, expect, test } from 'vitest';
import type { Finding } from '../../web/parts/api-nouns.ts';
import { columnText, whyText } from '../../web/parts/finding-words.ts';

const fields = [
  { name: 'jumlah_jiwa', title: 'Jumlah: jiwa', type: 'integer' },
  { name: 'rw', title: 'RW', type: 'string' },
];
const finding = (more: Partial<Finding>): Finding => ({ type: 'type-error', message: '', mend: '', ...more });

describe('a finding beside its row and column', () => {
  test.each([
    ['Baris 7, kolom Jumlah: jiwa: "x" bukan angka.', '"x" bukan angka.'],
    ['Baris 7, kolom Jumlah: jiwa: kosong, padahal wajib diisi.', 'Kosong, padahal wajib diisi.'],
    ['Baris 7, kolom “jumlah_jiwa”: isinya melanggar batasan pada standar.', 'Isinya melanggar batasan pada standar.'],
    ['Kolom Jumlah: jiwa: isinya NIK.', 'Isinya NIK.'],
    ['Baris 7 mempunyai 4 kolom.', 'Baris 7 mempunyai 4 kolom.'],
    ['Baris 70, kolom Jumlah: jiwa: lain.', 'Baris 70, kolom Jumlah: jiwa: lain.'],
  ])('%s', (message, words) => {
    expect(whyText(finding({ message, rowNumber: 7, fieldName: 'jumlah_jiwa' }), fields)).toBe(words);
  });

  test('of a key of several columns, too', () => {
    const message = 'Baris 7, kolom Jumlah: jiwa + RW: "1 + 02" sudah dipakai di baris 3.';
    const key = finding({ message, rowNumber: 7, fieldName: 'jumlah_jiwa', fieldNames: ['jumlah_jiwa', 'rw'] });
    expect(whyText(key, fields)).toBe('"1 + 02" sudah dipakai di baris 3.');
    expect(columnText(key, fields, true)).toEqual({ title: 'Jumlah: jiwa + RW' });
  });

  test('its column bears the clerk’s title, and Excel’s letter in a workbook', () => {
    const one = finding({ fieldName: 'rw', fieldNumber: 17 });
    expect(columnText(one, fields, true)).toEqual({ title: 'RW', place: 'kolom Q' });
    expect(columnText(one, fields, false)).toEqual({ title: 'RW' });
    expect(columnText(finding({ fieldName: 'asing', fieldNumber: 28 }), fields, true)).toEqual({ title: 'asing', place: 'kolom AB' });
    expect(columnText(finding({ fieldNumber: 2 }), fields, false)).toEqual({ title: 'kolom ke-2' });
    expect(columnText(finding({ fieldNumber: 2 }), fields, true)).toEqual({ title: 'kolom ke-2 (B)' });
    expect(columnText(finding({}), fields, true)).toEqual({ title: '–' });
  });
});
