import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames, foldLabel } from '../../../functions/standards/labels/field-name.ts';

test('names are snake case, ASCII and unique; reserved and blank labels get a name of their own', () => {
  const labels = ['Nama Lengkap', 'nama-lengkap', 'Luas (m²)', '2021', '', 'Café', 'file_index', '__proto__', '%', 'kolom 9'];
  expect(fieldNames(labels)).toEqual([
    'nama_lengkap',
    'nama_lengkap_2',
    'luas_m2',
    '_2021',
    'kolom_5',
    'cafe',
    'file_index_2',
    'proto',
    'kolom_9',
    'kolom_9_2',
  ]);
});

test('labels too long for a name that begin alike are told apart by their ends', () => {
  const long = 'Garis Kemiskinan Makanan (Rupiah/Kapita/Bulan) Menurut Provinsi dan Daerah';
  const labels = [`${long} Perkotaan 2020 Semester 1 (Maret)`, `${long} Perdesaan 2021 Tahunan`, `Persentase ${long}`];
  expect(fieldNames(labels)).toEqual([
    'garis_kemiskinan_makanan_rupiah_perkotaan_2020_semester_1_maret',
    'garis_kemiskinan_makanan_rupiah_perdesaan_2021_tahunan',
    'persentase_garis_kemiskinan_makanan_rupiah_kapita_bulan_menurut',
  ]);
});

test('any labels give distinct names of the schema’s shape', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 90, unit: 'grapheme' }), { maxLength: 30 }), (labels) => {
      const names = fieldNames(labels);
      expect(new Set(names).size).toBe(labels.length);
      for (const name of names) expect(name).toMatch(/^[a-z_][a-z0-9_]{0,62}$/);
    }),
  );
});

test('folding ignores case, accents, white space and punctuation', () => {
  expect(foldLabel(' Kab./Kota-Tangerang ')).toBe(foldLabel('kabkota TANGERANG'));
  expect(foldLabel('Luas Désa (km²)')).toBe('luasdesakm2');
});

test('labels of other scripts are told apart', () => {
  expect(foldLabel('المدينة 2020')).not.toBe(foldLabel('السكان 2020'));
  expect(foldLabel('Город')).toBe(foldLabel(' город: '));
  expect(foldLabel('%')).toBe('');
});
