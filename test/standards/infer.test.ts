import { expect, test } from 'vitest';
import type { CandidateName, ColumnFacts } from '../../functions/standards/column-facts.ts';
import { infer, isIdentifier } from '../../functions/standards/infer.ts';
import type { Field } from '../../functions/standards/standard.ts';

function inferred(label: string, fits: CandidateName[], words: string[] = []): Field | undefined {
  const facts: ColumnFacts = { label, cells: 100, words, fits: new Set(fits), exponents: 0 };
  return infer([facts]).fields[0];
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

test.each(['no', 'no_urut', 'nomor', 'nama', 'jumlah', 'idm', 'tahun', 'ide_usaha', 'norma', 'rtlh', 'position'])(
  '%s names no identifier',
  (name) => {
    expect(isIdentifier(name)).toBe(false);
  },
);

test('an identifier stays text whatever its cells look like', () => {
  expect(inferred('Kode Pos', ['integer', 'point'])).toEqual({ name: 'kode_pos', title: 'Kode Pos', type: 'string' });
});

test('a column that reads as thousands and as fractions is text, but for coordinates', () => {
  expect(inferred('Jumlah', ['point', 'integer-dots', 'dots'])?.type).toBe('string');
  expect(inferred('Longitude', ['point', 'integer-dots', 'dots'])?.type).toBe('number');
});

test('the only possible reading of numbers is taken', () => {
  expect(inferred('Nilai', ['integer', 'point', 'comma', 'dots', 'commas', 'rupiah'])?.type).toBe('integer');
  expect(inferred('Nilai', ['comma', 'dots', 'rupiah'])).toMatchObject({ type: 'number', decimalChar: ',' });
  expect(inferred('Nilai', ['dots', 'rupiah'])).toMatchObject({ type: 'number', decimalChar: ',', groupChar: '.' });
  expect(inferred('Nilai', ['integer-dots', 'dots', 'rupiah'])).toMatchObject({ type: 'integer', groupChar: '.' });
  expect(inferred('Nilai', ['rupiah'])).toMatchObject({ type: 'number', format: 'rupiah' });
});

test('a date that reads day first and month first is text', () => {
  expect(inferred('Tanggal', ['day/month/year', 'month/day/year'])?.type).toBe('string');
  expect(inferred('Tanggal', ['day/month/year'])).toMatchObject({ type: 'date', format: '%d/%m/%Y' });
});

test('missing-value words are declared where the column is not text', () => {
  expect(inferred('Jumlah', ['integer'], ['-', '...'])?.missingValues).toEqual(['', '-', '...']);
  expect(inferred('Nilai', [], ['-'])).toEqual({ name: 'nilai', title: 'Nilai', type: 'string' });
});

test('a year is a year by name, and mobile numbers are text', () => {
  expect(inferred('Tahun', ['integer', 'year'])?.type).toBe('year');
  expect(inferred('Kapasitas', ['integer', 'year'])?.type).toBe('integer');
  expect(inferred('Kontak', ['integer', 'phone'])?.type).toBe('string');
});
