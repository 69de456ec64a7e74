import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const districts: StandardContent = { fields: [{ name: 'kode', title: 'Kode', type: 'string', referenceCodes: 'kemendagri-kecamatan' }] };

describe('a column of reference codes', () => {
  test('takes codes dotted and plain, and empty cells', async () => {
    const table = await bench.table(['Kode'], [['36.71.01'], ['367102'], ['']]);
    expect((await table.check(districts)).outcome).toMatchObject({ validRows: 3, errors: [] });
  });

  test('refuses a code that is not in the list, with row, column and what was probably meant', async () => {
    const table = await bench.table(['Kode'], [['36.71.01'], ['36.71.99'], ['36.71'], ['99.99.99'], ["36'71"]]);
    const { errors, errorCounts, validRows } = (await table.check(districts)).outcome;
    expect([errorCounts, validRows]).toEqual([{ 'constraint-error': 4 }, 1]);
    expect(errors.map(({ rowNumber, fieldName, type, cell }) => [rowNumber, fieldName, type, cell])).toEqual([
      [3, 'kode', 'constraint-error', '36.71.99'],
      [4, 'kode', 'constraint-error', '36.71'],
      [5, 'kode', 'constraint-error', '99.99.99'],
      [6, 'kode', 'constraint-error', "36'71"],
    ]);
    expect(errors[0]?.message).toBe('Baris 3, kolom Kode: "36.71.99" tidak ada dalam daftar kecamatan Kemendagri.');
    expect(errors[0]?.mend).toBe('Apakah maksudnya 36.71.09 (Cibodas)? Cocokkan dengan namanya; bila ya, ganti kodenya.');
    expect(errors[2]?.mend).toBe('Tulis kode menurut daftar itu, misalnya 36.71.01 atau 367101.');
  });

  test('asks for the code of the name that stands in the same row, before one that merely looks alike', async () => {
    const standard: StandardContent = { fields: [...districts.fields, { name: 'kecamatan', title: 'Kecamatan', type: 'string' }] };
    const cells = [
      ['36.71.99', 'Kec. KARAWACI'],
      ['36.71.99', 'Cibodas'],
      ['36.71.99', 'Tidak Dikenal'],
    ];
    const table = await bench.table(['Kode', 'Kecamatan'], cells);
    const { errors } = (await table.check(standard)).outcome;
    expect(errors.map(({ mend }) => mend)).toEqual([
      'Nama di baris ini berkode 36.71.07 (Karawaci). Bila itu maksudnya, ganti kodenya.',
      'Nama di baris ini berkode 36.71.09 (Cibodas). Bila itu maksudnya, ganti kodenya.',
      'Apakah maksudnya 36.71.09 (Cibodas)? Cocokkan dengan namanya; bila ya, ganti kodenya.',
    ]);
  });

  test.each<Partial<StandardContent>>([{ primaryKey: ['kode'] }, { uniqueKeys: [['kode']] }])(
    'does not ask for a code that another row holds where codes must differ: %o',
    async (key) => {
      const standard: StandardContent = {
        fields: [...districts.fields, { name: 'kecamatan', title: 'Kecamatan', type: 'string' }],
        ...key,
      };
      const cells = [
        ['367109', 'Cibodas'],
        ['36.71.99', 'Lain'],
        ['36.71.98', 'Cibodas'],
      ];
      const table = await bench.table(['Kode', 'Kecamatan'], cells);
      const { errors } = (await table.check(standard)).outcome;
      expect(errors.map(({ cell, mend }) => [cell, mend])).toEqual([
        ['36.71.99', 'Tulis kode menurut daftar itu, misalnya 36.71.01 atau 367101.'],
        ['36.71.98', 'Tulis kode menurut daftar itu, misalnya 36.71.01 atau 367101.'],
      ]);
    },
  );

  test('may ask for a code that other rows hold where it is one part of a key', async () => {
    const standard: StandardContent = {
      fields: [...districts.fields, { name: 'rw', type: 'string' }],
      primaryKey: ['kode', 'rw'],
    };
    const table = await bench.table(
      ['Kode', 'rw'],
      [
        ['36.71.09', '01'],
        ['36.71.99', '02'],
      ],
    );
    expect((await table.check(standard)).outcome.errors[0]?.mend).toContain('36.71.09 (Cibodas)');
  });

  test.each([
    ['kemendagri-provinsi', '36', '3671'],
    ['kemendagri-kabkota', '36.71', '36'],
    ['kemendagri-kelurahan', '36.71.01.1001', '36.71.01'],
    ['kemendagri-wilayah', '36', '36.71.01.9999'],
  ] as const)('of %s takes %s and refuses %s', async (referenceCodes, taken, refused) => {
    const table = await bench.table(['kode'], [[taken], [refused]]);
    const { errors } = (await table.check({ fields: [{ name: 'kode', type: 'string', referenceCodes }] })).outcome;
    expect(errors.map(({ cell }) => cell)).toEqual([refused]);
  });

  test('only warns where the standard says so', async () => {
    const table = await bench.table(['kode'], [['36.71.99']]);
    const standard: StandardContent = {
      fields: [{ name: 'kode', type: 'string', referenceCodes: 'kemendagri-kecamatan', level: 'peringatan' }],
    };
    expect((await table.check(standard)).outcome).toMatchObject({ errors: [], warnings: [{ cell: '36.71.99' }], validRows: 1 });
  });

  test('is a fault where the engine has no lists', async () => {
    const { path, form } = await bench.form(['Kode'], [['36.71.01']]);
    const table = await duckdbTableEngine().open(path, form, `${bench.directory}/bare`);
    await expect(table.check(districts)).rejects.toThrow('no list of area codes');
    await table.close();
  });
});

describe('a proposed standard', () => {
  const many = (code: string, count: number) => Array.from({ length: count }, () => [code]);

  test.each([
    ['Kode Kecamatan', '36.71.01', 'kemendagri-kecamatan'],
    ['Kode', '367101', 'kemendagri-kecamatan'],
    ['kode_wilayah', '3671011001', 'kemendagri-kelurahan'],
    ['Kode Kab/Kota', '3671', 'kemendagri-kabkota'],
    ['kode_prov', '36', 'kemendagri-provinsi'],
    ['kdkec', '367101', 'kemendagri-kecamatan'],
    ['kemendagri_kode_desa_kelurahan', '36.71.01.1001', 'kemendagri-kelurahan'],
  ])('names the list of %s with %s', async (label, code, referenceCodes) => {
    const table = await bench.table([label], many(code, 20));
    expect((await table.propose()).content.fields).toMatchObject([{ type: 'string', referenceCodes }]);
  });

  test.each([
    ['Kode Kegiatan', '36'],
    ['No Kab', '71'],
    ['Nomor Kecamatan', '36.71'],
    ['bps_kode_kecamatan', '36.71.01'],
    ['Kode Barang', '999999'],
  ])('names no list for %s with %s', async (label, code) => {
    const table = await bench.table([label], many(code, 20));
    expect((await table.propose()).content.fields[0]).not.toHaveProperty('referenceCodes');
  });

  test('takes areas of several levels as wilayah', async () => {
    const table = await bench.table(['kode_wilayah'], [...many('36', 5), ...many('36.71', 5), ...many('36.71.01', 5)]);
    expect((await table.propose()).content.fields).toMatchObject([{ referenceCodes: 'kemendagri-wilayah' }]);
  });

  test('warns only where a few codes are in no list, so that the file it came from passes', async () => {
    const table = await bench.table(['kode_kecamatan'], [...many('36.71.01', 39), ['36.71.99']]);
    const proposal = (await table.propose()).content;
    expect(proposal.fields).toMatchObject([{ referenceCodes: 'kemendagri-kecamatan', rules: { referenceCodes: 'peringatan' } }]);
    expect((await table.check(proposal)).outcome).toMatchObject({ errors: [], warnings: [{ rowNumber: 41 }] });
  });

  test('names none where more than a few are in no list', async () => {
    const table = await bench.table(['kode_kecamatan'], [...many('36.71.01', 9), ['36.71.99']]);
    expect((await table.propose()).content.fields[0]).not.toHaveProperty('referenceCodes');
  });
});

test('a cell that no code is like is refused as any other, whatever it holds', async () => {
  const table = await bench.table(['Kode'], [['\0'], ["' || (SELECT 1) || '"], ['x'.repeat(300)], ['36.71.O1']]);
  const { errors } = (await table.check(districts)).outcome;
  expect(errors.map(({ rowNumber }) => rowNumber)).toEqual([2, 3, 4, 5]);
  expect(errors[3]?.mend).toContain('36.71.01 (Tangerang)');
});
