import { describe, expect, test } from 'vitest';
import { cellMessage } from '../../../functions/standards/rules/cell-messages.ts';
import type { Field } from '../../../functions/standards/standard.ts';

const visits: Field = { name: 'kunjungan', title: 'Kunjungan', type: 'integer' };

describe('a cell that holds a failed formula', () => {
  test.each([
    ['#VALUE!', 'sel sumbernya bukan angka'],
    ['#REF!', 'sel sumbernya sudah tidak ada'],
    ['#DIV/0!', 'pembaginya nol atau kosong'],
    [' #N/A ', 'yang dicari tidak ditemukan'],
  ])('like %s is said to be one, with its reason', (cell, why) => {
    const { message, mend } = cellMessage(visits, 'type', 7, cell);
    expect(message).toBe(`Baris 7, kolom Kunjungan: "${cell}" adalah rumus yang gagal: ${why}.`);
    expect(mend).toContain('Perbaiki rumus itu atau sel sumbernya');
  });

  test('is said to be one, whatever rule it breaks', () => {
    const kind: Field = { name: 'jenis', type: 'string', constraints: { enum: ['A', 'B'] } };
    expect(cellMessage(kind, 'enum', 7, '#REF!').message).toContain('rumus yang gagal');
  });

  test.each(['#12', '#REF', 'REF!', '12 orang', 'constructor'])('is not what %s is taken for', (cell) => {
    expect(cellMessage(visits, 'type', 7, cell).mend).toContain('Tulis angka bulat saja');
  });
});

describe('a cell of a column of numbers', () => {
  const plain: Field = { name: 'jumlah', type: 'number' };
  const rupiah: Field = { name: 'pagu', type: 'number', format: 'rupiah' };
  const dressed: Field = { name: 'luas', type: 'number', bareNumber: false };
  const percent: Field = { name: 'bagian', type: 'number', format: 'percent' };
  const digits = '1'.repeat(39);
  const tooLong = 'terlalu panjang atau terlalu rinci';

  test.each([
    [visits, digits],
    [plain, `0.${digits}`],
    [plain, '1e38'],
    [rupiah, `Rp ${digits},-`],
    [dressed, `${digits} jiwa`],
    [percent, `${digits} %`],
    [{ ...plain, groupChar: '.', decimalChar: ',' } satisfies Field, `1${'.111'.repeat(13)}`],
  ])('of %j that is a number is too long: %j', (field, cell) => {
    expect(cellMessage(field, 'type', 7, cell).message).toContain(tooLong);
  });

  test.each([
    '081234567890 / 081234567891 / 081234567892 / 081234567893',
    '0812 3456 7890, 0813 3456 7890, 0814 3456 7890, 0815 3456 7890',
    `${digits}-${digits}`,
    `nomor ${digits}`,
  ])('that holds many digits but is no number is told so: %j', (cell) => {
    for (const field of [visits, plain, rupiah, percent]) {
      expect(cellMessage(field, 'type', 7, cell).message, JSON.stringify(field)).not.toContain(tooLong);
    }
  });
});
