import { expect, test } from 'vitest';
import { fieldNames } from '../../../functions/standards/labels/field-name.ts';
import { personalColumns } from '../../../functions/standards/rules/personal.ts';
import type { Field } from '../../../functions/standards/standard.ts';

function personal(labels: string[], nikShares: number[] = []): string[] {
  const fields = fieldNames(labels).map((name): Field => ({ name, type: 'string' }));
  return personalColumns(fields, nikShares).map(({ name }) => name);
}

test.each([
  [
    ['NIK', 'Nama', 'Alamat', 'Bantuan'],
    ['nik', 'nama', 'alamat'],
  ],
  [['No. KK', 'Jumlah Anggota'], ['no_kk']],
  [
    ['Nama Penerima', 'Alamat', 'Nominal'],
    ['nama_penerima', 'alamat'],
  ],
  [
    ['Nama', 'Tanggal Lahir'],
    ['nama', 'tanggal_lahir'],
  ],
  [
    ['Nama Pasien', 'Diagnosis'],
    ['nama_pasien', 'diagnosis'],
  ],
  [
    ['Nama', 'No HP'],
    ['nama', 'no_hp'],
  ],
  [
    ['Nama', 'No Rekening'],
    ['nama', 'no_rekening'],
  ],
])('%j tells of persons: %j', (labels, expected) => {
  expect(personal(labels)).toEqual(expected);
});

test.each([
  [['Nama Kecamatan', 'Jumlah Penduduk']],
  [['NPSN', 'Nama', 'Alamat', 'Jenjang']],
  [['Nama Puskesmas', 'Alamat', 'Telepon']],
  [['nama', 'id', 'kode', 'tingkat']],
  [['Jenis Kelamin', 'Umur', 'Jumlah']],
  [['Penyakit Menular', 'Jumlah Kasus']],
])('%j tells of no person', (labels) => {
  expect(personal(labels)).toEqual([]);
});

test('a column of NIKs is personal whatever it is called', () => {
  expect(personal(['Kolom A', 'Kolom B'], [0.6, 0.01])).toEqual(['kolom_a']);
});

test('the standard’s own word wins over a name', () => {
  const fields: Field[] = [
    { name: 'kontak', type: 'string', personal: true },
    { name: 'nik', type: 'string', personal: false },
  ];
  expect(personalColumns(fields, []).map(({ name }) => name)).toEqual(['kontak']);
});

test('the standard’s own word does not make NIKs anything else', () => {
  const fields: Field[] = [
    { name: 'nomor', type: 'string', format: 'nik', personal: false },
    { name: 'keluarga', type: 'string', format: 'kk', personal: false },
    { name: 'kode', type: 'string', personal: false },
  ];
  expect(personalColumns(fields, [0, 0, 1]).map(({ name }) => name)).toEqual(['nomor', 'keluarga', 'kode']);
});

test('a column is known by its title, too, and through its numbering', () => {
  const fields: Field[] = [
    { name: 'kolom_a', title: '2. NIK', type: 'string' },
    { name: 'kolom_b', title: 'Diagnosis', type: 'string' },
  ];
  expect(personalColumns(fields, []).map(({ name }) => name)).toEqual(['kolom_a', 'kolom_b']);
});
