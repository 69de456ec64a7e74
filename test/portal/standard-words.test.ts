import { describe, expect, test } from 'vitest';
import type { Field, Standard } from '../../web/parts/api-nouns.ts';
import { headerOf, kindText, meaningText, rulesText, tableTexts, withTitles } from '../../web/parts/standard-words.ts';

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

  test('says of a column that it tells of people, and then its rules as the API words them', () => {
    const standard = { ruleTexts: { jumlah: ['wajib diisi', 'paling kecil 0,5 (peringatan)'] } };
    expect(rulesText(field({ personal: true }), standard)).toBe('data pribadi; wajib diisi; paling kecil 0,5 (peringatan)');
    expect(rulesText(field({ name: 'lain' }), standard)).toBe('–');
  });

  test('gives the definition with what else the standard explains', () => {
    expect(meaningText(field({ definition: 'Banyaknya kunjungan.', measure: 'Jumlah' }))).toBe('Banyaknya kunjungan. Ukuran: Jumlah.');
    expect(meaningText(field({}))).toBe('–');
  });

  test('names keys, references, period and words for nothing by the clerk’s titles', () => {
    const standard: Standard = {
      datasetId: 'kunjungan',
      n: 1,
      state: 'approved',
      origin: 'operator',
      proposedAt: '2026-11-24T05:00:00.000Z',
      requiredFields: [],
      ruleTexts: {},
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
