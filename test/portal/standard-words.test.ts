import { describe, expect, test } from 'vitest';
import type { Field, Standard } from '../../web/answers.ts';
import { headerOf, kindText, meaningText, ruleTexts, tableTexts, withTitles } from '../../web/standard-words.ts';

const field = (more: Partial<Field>): Field => ({ name: 'jumlah', type: 'integer', ...more });

describe('a standard in the reader’s words', () => {
  test.each([
    [field({}), 'bilangan bulat: 1250'],
    [field({ type: 'string' }), 'teks'],
    [field({ type: 'string', format: 'nik' }), 'NIK'],
    [field({ type: 'string', format: 'kode-wilayah' }), 'teks (kode wilayah Kemendagri)'],
    [field({ type: 'number', format: 'rupiah', unit: 'rupiah' }), 'bilangan (rupiah), dalam rupiah'],
    [field({ type: 'yearmonth', format: '%B %Y' }), 'tahun-bulan (seperti Februari 2026)'],
  ])('kind %#', (one, words) => {
    expect(kindText(one)).toBe(words);
  });

  test('says every rule of a column, and which only warn', () => {
    const { rules: _none, ...rest } = field({
      personal: true,
      referenceCodes: 'kemendagri-kecamatan',
      constraints: { unique: true, minimum: 0.5, maximum: 250_000, minLength: 2, pattern: '[0-9]+', enum: ['a', 'b'] },
    });
    const one = { ...rest, level: 'peringatan', rules: { unique: 'wajib', enum: 'wajib', minLength: 'wajib', pattern: 'wajib' } };
    expect(ruleTexts(one, ['jumlah'])).toEqual([
      'data pribadi',
      'wajib diisi',
      'tidak boleh kembar',
      'kode menurut daftar kecamatan Kemendagri (peringatan)',
      'pilihan: a, b',
      'paling kecil 0,5 (peringatan)',
      'paling besar 250.000 (peringatan)',
      'paling pendek 2 huruf',
      'berpola [0-9]+',
    ]);
  });

  test('a year’s bounds are no amounts, and many choices are counted', () => {
    const many = Array.from({ length: 12 }, (_, place) => `p${place}`);
    expect(ruleTexts(field({ constraints: { minimum: 2000, maximum: '2026-12-31', enum: many } }), [])).toEqual([
      'pilihan: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, … (12 pilihan)',
      'paling kecil 2000',
      'paling besar 2026-12-31',
    ]);
  });

  test('an empty cell that only warns says so', () => {
    expect(ruleTexts(field({ constraints: { required: true } }), [])).toEqual(['wajib diisi (peringatan)']);
  });

  test('gives the definition with what else the standard explains', () => {
    expect(meaningText(field({ definition: 'Banyaknya kunjungan.', measure: 'Jumlah' }))).toBe('Banyaknya kunjungan. Ukuran: Jumlah.');
    expect(meaningText(field({}))).toBe('–');
  });

  test('names keys, references, period and words for nothing by the clerk’s titles', () => {
    const standard: Standard = {
      n: 1,
      state: 'approved',
      fields: [field({ name: 'kelurahan', title: 'Kelurahan' }), field({ name: 'rw', title: 'RW' }), field({ name: 'tahun', title: '' })],
      primaryKey: ['kelurahan', 'rw'],
      uniqueKeys: [['rw', 'tahun']],
      foreignKeys: [
        { fields: ['kelurahan'], reference: { resource: 'data-kelurahan', fields: ['nama'] } },
        { fields: ['rw'], reference: { fields: ['tahun'] } },
      ],
      missingValues: ['', '-', { value: 'n/a' }],
      periodField: 'tahun',
      fieldsMatch: 'subset',
      rules: { uniqueKeys: 'peringatan' },
    };
    expect(tableTexts(standard)).toEqual([
      'Kunci: Kelurahan + RW; tidak boleh ada dua baris yang kuncinya sama.',
      'Tidak boleh kembar: RW + tahun (peringatan).',
      'Kelurahan harus ada di dataset data-kelurahan (kolom nama).',
      'RW harus ada di kolom tahun berkas yang sama.',
      'Periode dibaca dari kolom tahun.',
      'Dianggap kosong: -, n/a.',
      'Berkas boleh memuat kolom lain; isinya tidak dimuat.',
    ]);
    const { periodField: _period, ...without } = standard;
    expect(tableTexts({ ...without, primaryKey: [] })).toContain('Tanpa kolom periode.');
  });
});

test('a title that ends with its unit does not get it twice', () => {
  expect(headerOf({ name: 'luas', title: 'Luas (km2)', unit: 'km2' })).toBe('Luas (km2)');
  expect(headerOf({ name: 'luas', title: 'Luas', unit: 'km2' })).toBe('Luas (km2)');
  expect(headerOf({ name: 'luas' })).toBe('luas');
});

test('a sentence names columns by their titles; ordinary words of it stay', () => {
  const fields = [
    { name: 'catatan_petugas', title: 'Catatan petugas' },
    { name: 'data', title: 'Data' },
  ];
  expect(withTitles('1 sel pada kolom catatan_petugas: data baru, kolom lain_lagi.', fields)).toBe(
    '1 sel pada kolom Catatan petugas: data baru, kolom lain_lagi.',
  );
});
