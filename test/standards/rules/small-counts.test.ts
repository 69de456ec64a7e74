import { expect, test } from 'vitest';
import { countFields, sensitiveTheme } from '../../../functions/standards/rules/small-counts.ts';
import type { Field } from '../../../functions/standards/standard.ts';

const words = (title: string, themes: string[] = []) => ({ title, themes, tags: [] });

test.each([
  ['by its theme', words('Posyandu', ['Kesehatan']), [], 'kesehatan'],
  ['by its title', words('Jumlah korban KDRT menurut kecamatan'), [], 'kekerasan'],
  ['by a column', words('Rekap kecamatan'), ['kecamatan', 'jumlah_penderita'], 'kesehatan'],
  ['by a column of disability', words('Rekap'), ['tunanetra'], 'disabilitas'],
  ['poverty', words('Penduduk miskin'), [], 'kemiskinan'],
  ['no theme', words('Sekolah dasar', ['pendidikan']), ['jumlah_siswa', 'jumlah_jiwa'], undefined],
  ['a column that names a place of health alone', words('Fasilitas umum'), ['fasilitas_kesehatan'], undefined],
  ['tbk, which is a company', words('Bank Banten Tbk'), [], undefined],
])('a dataset is sensitive: %s', (_how, dataset, columns, theme) => {
  expect(sensitiveTheme(dataset, columns)).toBe(theme);
});

test('fields that may count people are whole numbers, and numbers that say so; not those that number or date something', () => {
  const integers = ['kasus', 'jumlah', 'no', 'tahun', 'kode_kecamatan', 'rt', 'umur', 'nilai_indeks', 'rtlh'];
  const fields: Field[] = [
    ...integers.map((name) => ({ name, type: 'integer' as const })),
    { name: 'penderita', type: 'number' },
    { name: 'persentase', type: 'number' },
    { name: 'b', title: 'Jumlah Penduduk', type: 'number' },
    { name: 'nama', type: 'string' },
  ];
  expect(countFields(fields)).toEqual(['kasus', 'jumlah', 'rtlh', 'penderita', 'b']);
});
