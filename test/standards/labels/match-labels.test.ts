import { expect, test } from 'vitest';
import { matchLabels } from '../../../functions/standards/labels/match-labels.ts';
import { editDistance } from '../../../functions/standards/labels/near-miss.ts';
import type { Field } from '../../../functions/standards/standard.ts';

const fields: Field[] = [
  { name: 'nama_kecamatan', title: 'Nama Kecamatan', type: 'string' },
  { name: 'jumlah', title: 'Jumlah Penduduk (jiwa)', type: 'integer' },
];

/** The table stands one column to the right. */
const file = (labels: readonly string[]) => ({ labels, fileColumns: labels.map((_, index) => index + 2) });

test('labels match in any order, by title or by name, case and punctuation folded', () => {
  expect(matchLabels(fields, file(['JUMLAH PENDUDUK JIWA', 'nama-kecamatan']))).toEqual({ columns: [1, 0], errors: [] });
  expect(matchLabels(fields, file(['jumlah', 'Nama  Kecamatan']))).toEqual({ columns: [1, 0], errors: [] });
});

test('a near miss is said on both sides', () => {
  const { columns, errors } = matchLabels(fields, file(['Nama Kecamtan', 'Jumlah']));
  expect(columns).toEqual([undefined, 1]);
  expect(errors).toEqual([
    {
      type: 'missing-label',
      fieldName: 'nama_kecamatan',
      message: 'Kolom "Nama Kecamatan" tidak ada di berkas, padahal ada di standar data.',
      mend: 'Di berkas ada kolom "Nama Kecamtan". Bila itu kolom yang dimaksud, ganti judulnya menjadi "Nama Kecamatan".',
    },
    {
      type: 'extra-label',
      fieldName: 'Nama Kecamtan',
      fieldNumber: 2,
      message: 'Kolom "Nama Kecamtan" tidak ada di standar data.',
      mend: 'Mungkin maksudnya "Nama Kecamatan". Bila ya, ganti judul kolom ini menjadi "Nama Kecamatan".',
    },
  ]);
});

test('an unknown column is an error even when all fields are there, and a label is used once', () => {
  const { errors } = matchLabels(fields, file(['Nama Kecamatan', 'jumlah', 'Jumlah', '']));
  expect(errors.map(({ type, fieldNumber, message }) => [type, fieldNumber, message])).toEqual([
    ['extra-label', 4, 'Kolom "Jumlah" tidak ada di standar data.'],
    ['extra-label', 5, 'Kolom ke-5 tidak berjudul dan tidak ada di standar data.'],
  ]);
});

test('a required column is not to be left empty', () => {
  const mendOf = (required: readonly string[]) => matchLabels(fields, file(['Nama Kecamatan']), required).errors[0]?.mend;
  expect(mendOf([])).toBe('Tambahkan kolom dengan judul "Jumlah Penduduk (jiwa)". Bila tidak ada datanya, biarkan selnya kosong.');
  expect(mendOf(['jumlah'])).toBe('Tambahkan kolom dengan judul "Jumlah Penduduk (jiwa)". Selnya wajib diisi.');
});

test('a title with its unit in brackets, as tables head it, is the title', () => {
  const water: Field[] = [
    { name: 'pos', title: 'Pos', type: 'string' },
    { name: 'tinggi_air', title: 'Tinggi air', unit: 'sentimeter', type: 'integer' },
  ];
  expect(matchLabels(water, file(['Tinggi air (sentimeter)', 'Pos']))).toEqual({ columns: [1, 0], errors: [] });
  expect(matchLabels(water, file(['TINGGI AIR  (Sentimeter)', 'Pos'])).columns).toEqual([1, 0]);
  expect(matchLabels(water, file(['Tinggi air (meter)', 'Pos'])).columns).toEqual([1, undefined]);
  expect(matchLabels([{ name: 'a', title: 'Tinggi air', type: 'integer' }], file(['Tinggi air ()'])).errors).toEqual([]);
});

test('a title itself goes before one with a unit', () => {
  const both: Field[] = [
    { name: 'air', title: 'Air', unit: '%', type: 'number' },
    { name: 'lain', title: 'Air (%)', type: 'number' },
  ];
  expect(matchLabels(both, file(['Air (%)', 'Air'])).columns).toEqual([1, 0]);
});

test('duplicate titles match in order', () => {
  const twice: Field[] = [
    { name: 'laki', title: 'L', type: 'integer' },
    { name: 'laki_2', title: 'L', type: 'integer' },
  ];
  expect(matchLabels(twice, file(['L', 'L'])).columns).toEqual([0, 1]);
});

test('edit distance counts inserted, deleted and replaced characters', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('nik', 'nik')).toBe(0);
});
