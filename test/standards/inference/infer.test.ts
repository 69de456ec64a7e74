import { expect, test } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import type { CandidateName, ColumnFacts } from '../../../functions/standards/inference/column-facts.ts';
import { infer, isIdentifier } from '../../../functions/standards/inference/infer.ts';
import type { Field } from '../../../functions/standards/standard.ts';

function inferred(label: string, fits: CandidateName[], words: string[] = []): Field | undefined {
  const facts: ColumnFacts = { label, cells: 100, words, fits: new Set(fits), exponents: 0 };
  return infer([facts], 100).fields[0];
}

test.each([
  'kode',
  'kode_pos',
  'kd_kec',
  'kdkab',
  'iddesa',
  'id',
  'prov_id',
  'nik',
  'no_kk',
  'npsn',
  'nip',
  'telepon',
  'no_hp',
  'rt',
  'rw',
  'kode_bps',
  'bps_kode_kecamatan',
  'no_kelurahan',
  'objectid_1',
])('%s names an identifier', (name) => {
  expect(isIdentifier(name)).toBe(true);
});

test.each([
  'no',
  'no_urut',
  'nomor',
  'nama',
  'jumlah',
  'jumlah_kk',
  'jml_rt',
  'banyak_rw',
  'total_kk',
  'idm',
  'tahun',
  'ide_usaha',
  'norma',
  'rtlh',
  'position',
])('%s names no identifier', (name) => {
  expect(isIdentifier(name)).toBe(false);
});

test('an identifier stays text whatever its cells look like', () => {
  expect(inferred('Kode Pos', ['integer', 'point'])).toEqual({ name: 'kode_pos', title: 'Kode Pos', type: 'string' });
});

test('a column that reads as thousands and as fractions is text, whatever it is called, until its clerk has said', () => {
  const facts: ColumnFacts = { label: 'Jumlah', cells: 100, words: ['-'], fits: new Set(['point', 'integer-dots', 'dots']), exponents: 0 };
  for (const label of ['Jumlah', 'Longitude', 'y', 'jumlah_x']) expect(infer([{ ...facts, label }], 100).fields[0]?.type).toBe('string');
  expect(infer([facts], 100, new Map([[0, { type: 'integer', groupChar: '.' }]])).fields[0]).toMatchObject({
    type: 'integer',
    groupChar: '.',
    missingValues: ['', '-'],
  });
});

test('the only possible reading of numbers is taken', () => {
  expect(inferred('Nilai', ['integer', 'point', 'comma', 'dots', 'commas', 'rupiah'])?.type).toBe('integer');
  expect(inferred('Nilai', ['comma', 'dots', 'rupiah'])).toMatchObject({ type: 'number', decimalChar: ',' });
  expect(inferred('Nilai', ['dots', 'rupiah'])).toMatchObject({ type: 'number', decimalChar: ',', groupChar: '.' });
  expect(inferred('Nilai', ['integer-dots', 'dots', 'rupiah'])).toMatchObject({ type: 'integer', groupChar: '.' });
  expect(inferred('Nilai', ['rupiah'])).toMatchObject({ type: 'number', format: 'rupiah', unit: 'Rp' });
  expect(inferred('Nilai', ['integer-spaces', 'comma-spaces'])).toMatchObject({ type: 'integer', groupChar: ' ' });
  expect(inferred('Nilai', ['comma-spaces'])).toMatchObject({ type: 'number', decimalChar: ',', groupChar: ' ' });
});

test('a date that reads day first and month first is text', () => {
  expect(inferred('Tanggal', ['day/month/year', 'month/day/year'])?.type).toBe('string');
  expect(inferred('Tanggal', ['day/month/year'])).toMatchObject({ type: 'date', format: '%d/%m/%Y' });
});

test('missing-value words are declared where the column is not text', () => {
  expect(inferred('Jumlah', ['integer'], ['-', '...'])?.missingValues).toEqual(['', '-', '...']);
  expect(inferred('Nilai', [], ['-'])).toEqual({ name: 'nilai', title: 'Nilai', type: 'string' });
});

test('a column of nothing but signs for a missing value has no values; one of words may mean them', () => {
  const only = (words: string[]) => infer([facts('Tahunan', [], { cells: 0, words })], 100).fields[0];
  expect(only(['-', 'NA'])).toEqual({ name: 'tahunan', title: 'Tahunan', type: 'string', missingValues: ['', '-', 'NA'] });
  expect(only(['Tidak Ada'])).toEqual({ name: 'tahunan', title: 'Tahunan', type: 'string' });
  expect(only([])).toEqual({ name: 'tahunan', title: 'Tahunan', type: 'string' });
});

test('a year is a year by name, and mobile numbers are text', () => {
  expect(inferred('Tahun', ['integer', 'year'])?.type).toBe('year');
  expect(inferred('Kapasitas', ['integer', 'year'])?.type).toBe('integer');
  expect(inferred('Kontak', ['integer', 'phone'])?.type).toBe('string');
});

function facts(label: string, fits: CandidateName[], more: Partial<ColumnFacts> = {}): ColumnFacts {
  return { label, cells: 100, words: [], fits: new Set(fits), exponents: 0, ...more };
}

test.each<[string, string | undefined]>([
  ['Luas Panen (Ha)', 'Ha'],
  ['Anggaran (Juta Rp.)', 'Juta Rp.'],
  ['Realisasi [%] 2026', '%'],
  ['Produksi (ton) (Angka Tetap)', 'ton'],
  ['Jumlah Penduduk Miskin - Maret (ribu) (Ribu)', 'Ribu'],
  ['Penduduk (Ribu Jiwa)', 'Ribu Jiwa'],
  ['Jumlah (L)', undefined],
  ['Garis Kemiskinan Makanan (Rupiah/Kapita/Bulan) Perkotaan 2020 Semester 1 (Maret)', 'Rupiah/Kapita/Bulan'],
  ['Timbulan Sampah Tahunan (ton/tahun)(A)', 'ton/tahun'],
  ['%Pengurangan Sampah(B/A)', '%'],
  ['Rasio (L/P)', undefined],
  ['Jumlah (Kapita/Bulan)', undefined],
  ['Penduduk (Kab/Kota)', undefined],
  ['Urutan (Bulan/Tahun)', undefined],
  ['Jumlah', undefined],
])('%s is in %s', (label, unit) => {
  expect(infer([facts(label, ['integer'])], 100).fields[0]?.unit).toBe(unit);
  expect(infer([facts(label, [])], 100).fields[0]).not.toHaveProperty('unit');
});

test('a column of units tells the unit of the one quantity, when it says the same everywhere', () => {
  const units = (only: string | undefined, ...quantities: string[]) =>
    infer([...quantities.map((label) => facts(label, ['integer'])), facts('Satuan', [], { only })], 100).fields.map(({ unit }) => unit);
  expect(units('ORANG', 'Jumlah')).toEqual(['ORANG', undefined]);
  expect(units('ORANG', 'No', 'Jumlah')).toEqual([undefined, 'ORANG', undefined]);
  expect(units('ORANG', 'Laki', 'Perempuan')).toEqual([undefined, undefined, undefined]);
  expect(units(undefined, 'Jumlah')).toEqual([undefined, undefined]);
  expect(units('ORANG', 'Luas (Ha)')).toEqual(['Ha', undefined]);
});

test.each<[string, ColumnFacts[], string | undefined]>([
  ['a year in every row', [facts('Tahun', ['integer', 'year'])], 'tahun'],
  ['months', [facts('Periode', ['year-month'])], 'periode'],
  ['months beside their years', [facts('Tahun', ['integer', 'year']), facts('Bulan', ['month year'])], 'bulan'],
  ['months beside dates', [facts('Bulan', ['month year']), facts('Tanggal', [])], undefined],
  ['a year of something else', [facts('Tahun Berdiri', ['integer', 'year'])], undefined],
  ['a year with gaps', [facts('Tahun', ['integer', 'year'], { cells: 99 })], undefined],
  ['a year beside months by name', [facts('Tahun', ['integer', 'year']), facts('Bulan', [])], undefined],
  ['a year beside dates', [facts('Tahun', ['integer', 'year']), facts('Tanggal', ['year-month-day'])], undefined],
  ['two years', [facts('Tahun', ['integer', 'year']), facts('Tahun Anggaran', ['integer', 'year'])], undefined],
  ['a year that is no year', [facts('Tahun', ['integer'])], undefined],
])('the period column of %s', (_, columns, expected) => {
  expect(infer(columns, 100).periodField).toBe(expected);
});

test('clocks, months and percentages are what they look like', () => {
  expect(inferred('Waktu', ['datetime'])).toMatchObject({ type: 'datetime' });
  expect(inferred('Jam Buka', ['time'])).toMatchObject({ type: 'time' });
  expect(inferred('Bulan', ['month year'])).toMatchObject({ type: 'yearmonth', format: '%B %Y' });
  expect(inferred('Capaian', ['percent', 'percent-comma'])).toEqual({
    name: 'capaian',
    title: 'Capaian',
    type: 'number',
    format: 'percent',
  });
  expect(inferred('Capaian', ['percent-comma'])).toMatchObject({ format: 'percent', decimalChar: ',' });
});

test('a person’s number that is missing as a dash is missing, so that the file’s own standard takes it', () => {
  expect(inferred('NIK', ['nik'], ['-'])).toMatchObject({ format: 'nik', missingValues: ['', '-'] });
});

test('a dash in a code without a format stays what it is', () => {
  expect(inferred('Kode', [], ['-'])).toEqual({ name: 'kode', title: 'Kode', type: 'string' });
});

test('more code columns than a standard may have are proposed as plain text', () => {
  const facts = (label: string): ColumnFacts => ({
    label,
    cells: 100,
    words: [],
    fits: new Set(),
    exponents: 0,
    codes: { list: 'kemendagri-kecamatan', complete: true },
  });
  const many = infer(
    Array.from({ length: limits.maxCodeColumns + 1 }, (_, n) => facts(`Kode ${n}`)),
    100,
  ).fields;
  expect(many.filter(({ referenceCodes }) => referenceCodes !== undefined)).toEqual([]);
  expect(infer([facts('Kode')], 100).fields[0]?.referenceCodes).toBe('kemendagri-kecamatan');
});
