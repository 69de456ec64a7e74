import { describe, expect, it } from 'vitest';
import { cellWords } from '../../functions/standards/cell-words.ts';
import type { Field } from '../../functions/standards/standard.ts';

const visits: Field = { name: 'kunjungan', title: 'Kunjungan', type: 'integer' };

describe('a cell that holds a failed formula', () => {
  it.each([
    ['#VALUE!', 'sel sumbernya bukan angka'],
    ['#REF!', 'sel sumbernya sudah tidak ada'],
    ['#DIV/0!', 'pembaginya nol atau kosong'],
    [' #N/A ', 'yang dicari tidak ditemukan'],
  ])('like %s is said to be one, with its reason', (cell, why) => {
    const { message, mend } = cellWords(visits, 'type', 7, cell);
    expect(message).toBe(`Baris 7, kolom Kunjungan: "${cell}" adalah rumus yang gagal: ${why}.`);
    expect(mend).toContain('Perbaiki rumus itu atau sel sumbernya');
  });

  it('is said to be one, whatever rule it breaks', () => {
    const kind: Field = { name: 'jenis', type: 'string', constraints: { enum: ['A', 'B'] } };
    expect(cellWords(kind, 'enum', 7, '#REF!').message).toContain('rumus yang gagal');
  });

  it.each(['#12', '#REF', 'REF!', '12 orang', 'constructor'])('is not what %s is taken for', (cell) => {
    expect(cellWords(visits, 'type', 7, cell).mend).toContain('Tulis angka bulat saja');
  });
});
