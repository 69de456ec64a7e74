import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import type { References, Table } from '../../functions/ingest/table-engine.port.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, type Cells, firstFileColumn, openBench } from './normal-form-file.ts';

let bench: Bench;
let written = 0;
const tables: Table[] = [];
beforeAll(async () => {
  bench = await openBench();
});
afterAll(async () => {
  for (const table of tables) await table.close();
  await bench.close();
});

/** All tables share one scratch directory, in which the parts stand too, as in ingest. */
async function tableOf(labels: readonly string[], cells: Cells): Promise<Table> {
  const { path, form } = await bench.form(labels, cells);
  const table = await duckdbTableEngine().open(path, form, bench.directory);
  tables.push(table);
  return table;
}

/** The parts of a dataset that others refer to, one a table of cells, in a directory that the next table of the bench may read. */
async function partsOf(standard: StandardContent, ...tables: readonly Cells[]): Promise<string[]> {
  const paths: string[] = [];
  for (const cells of tables) {
    const table = await tableOf(
      standard.fields.map(({ name }) => name),
      cells,
    );
    written += 1;
    const directory = join(bench.directory, `parts-${written}`);
    await mkdir(directory);
    paths.push(...(await (await table.check(standard)).writeParts({ wholePeriod: 'all', directory })).map(({ path }) => path));
  }
  return paths;
}

const clinics: StandardContent = {
  fields: [
    { name: 'kode', type: 'string' },
    { name: 'kecamatan', type: 'string' },
    { name: 'nomor', type: 'integer' },
  ],
};
const visits: StandardContent = {
  fields: [
    { name: 'puskesmas', title: 'Puskesmas', type: 'string' },
    { name: 'kunjungan', title: 'Kunjungan', type: 'integer' },
  ],
  foreignKeys: [{ fields: ['puskesmas'], reference: { resource: 'data-puskesmas', fields: ['kode'] } }],
};
const labels = ['Puskesmas', 'Kunjungan'];

describe('a foreign key to another dataset', () => {
  test('takes what stands in any part of it, and empty cells', async () => {
    const parts = await partsOf(clinics, [['P1', 'Cipondoh', '1']], [['P2', 'Pinang', '2']]);
    const table = await tableOf(labels, [
      ['P1', '5'],
      ['P2', '6'],
      ['', '7'],
    ]);
    expect((await table.check(visits, new Map([['data-puskesmas', parts]]))).outcome).toMatchObject({
      validRows: 3,
      errors: [],
      errorCounts: {},
    });
  });

  test('says of each row that refers to nothing where it stands, why, and how to mend it', async () => {
    const parts = await partsOf(clinics, [['P1', 'Cipondoh', '1']]);
    const table = await tableOf(labels, [
      ['P1', '5'],
      ['P9', '6'],
      ['P9', 'banyak'],
    ]);
    const { outcome } = await table.check(visits, new Map([['data-puskesmas', parts]]));
    expect(outcome.errorCounts).toEqual({ 'foreign-key': 2, 'type-error': 1 });
    expect(outcome.validRows).toBe(1);
    expect(outcome.columns[0]).toMatchObject({ name: 'puskesmas', errors: 2 });
    expect(outcome.errors[0]).toEqual({
      type: 'foreign-key',
      fieldName: 'puskesmas',
      fieldNumber: firstFileColumn,
      rowNumber: 3,
      cell: 'P9',
      message: 'Baris 3, kolom Puskesmas: "P9" tidak ada di kolom kode dataset data-puskesmas.',
      mend: 'Betulkan isinya bila salah ketik. Bila memang baru, minta pengelola dataset data-puskesmas menerbitkannya lebih dahulu.',
    });
  });

  test('only warns where the standard says so', async () => {
    const parts = await partsOf(clinics, [['P1', 'Cipondoh', '1']]);
    const table = await tableOf(labels, [['P9', '5']]);
    const { outcome } = await table.check({ ...visits, rules: { foreignKeys: 'peringatan' } }, new Map([['data-puskesmas', parts]]));
    expect(outcome).toMatchObject({ validRows: 1, errors: [], errorCounts: {}, warnings: [{ type: 'foreign-key', rowNumber: 2 }] });
  });

  test('compares values, not how they are written, and all columns of the key together', async () => {
    const parts = await partsOf(clinics, [
      ['P1', 'Cipondoh', '1250'],
      ['P2', 'Pinang', '7'],
    ]);
    const table = await tableOf(
      ['kode', 'nomor'],
      [
        ['P1', '1.250'],
        ['P2', '1.250'],
      ],
    );
    const standard: StandardContent = {
      fields: [
        { name: 'kode', type: 'string' },
        { name: 'nomor', type: 'integer', groupChar: '.' },
      ],
      foreignKeys: [{ fields: ['kode', 'nomor'], reference: { resource: 'data-puskesmas', fields: ['kode', 'nomor'] } }],
    };
    const { errors } = (await table.check(standard, new Map([['data-puskesmas', parts]]))).outcome;
    expect(errors).toMatchObject([{ rowNumber: 3, cell: 'P2 + 1.250', fieldName: 'kode', fieldNames: ['kode', 'nomor'] }]);
  });

  test('is an error of the column where the other side has no such column', async () => {
    const parts = await partsOf({ fields: [{ name: 'nama', type: 'string' }] }, [['Cipondoh']]);
    const table = await tableOf(labels, [['P1', '5']]);
    const { outcome } = await table.check(visits, new Map([['data-puskesmas', parts]]));
    expect(outcome).toMatchObject({ validRows: 0, errorCounts: { 'foreign-key': 1 } });
    expect(outcome.errors[0]?.message).toContain('merujuk ke kolom kode dataset data-puskesmas');
  });

  test('whose other side has no such column only warns where the standard says so', async () => {
    const parts = await partsOf({ fields: [{ name: 'nama', type: 'string' }] }, [['Cipondoh']]);
    const table = await tableOf(labels, [['P1', '5']]);
    const { outcome } = await table.check({ ...visits, rules: { foreignKeys: 'peringatan' } }, new Map([['data-puskesmas', parts]]));
    expect(outcome).toMatchObject({
      validRows: 1,
      errors: [],
      errorCounts: {},
      warnings: [{ type: 'foreign-key', fieldName: 'puskesmas' }],
    });
  });

  test('to a dataset that was not fetched is not asked: ingest has said why', async () => {
    const table = await tableOf(labels, [['P9', '5']]);
    expect((await table.check(visits)).outcome).toMatchObject({ errors: [], errorCounts: {} });
  });

  test('is passed over where the file lacks its column', async () => {
    const parts = await partsOf(clinics, [['P1', 'Cipondoh', '1']]);
    const table = await tableOf(['Kunjungan'], [['5']]);
    expect((await table.check(visits, new Map([['data-puskesmas', parts]]))).outcome.errorCounts).toEqual({ 'missing-label': 1 });
  });
});

test('a foreign key to this very table finds the row that refers to none of its rows', async () => {
  const standard: StandardContent = {
    fields: [
      { name: 'kode', type: 'string' },
      { name: 'induk', type: 'string' },
    ],
    foreignKeys: [{ fields: ['induk'], reference: { resource: '', fields: ['kode'] } }],
  };
  const table = await tableOf(
    ['kode', 'induk'],
    [
      ['1', ''],
      ['1.1', '1'],
      ['2.1', '2'],
    ],
  );
  const { errors } = (await table.check(standard)).outcome;
  expect(errors).toMatchObject([
    { type: 'foreign-key', rowNumber: 4, message: 'Baris 4, kolom induk: "2" tidak ada di kolom kode berkas ini.' },
  ]);
});

test('rows in error are exactly those whose key stands nowhere, whatever the keys', async () => {
  const key = fc.constantFrom('A', 'B', 'C', "d'", '', ' A', '01', '1');
  await fc.assert(
    fc.asyncProperty(fc.array(key, { minLength: 1, maxLength: 8 }), fc.array(key, { minLength: 1, maxLength: 8 }), async (there, here) => {
      const parts = await partsOf(
        { fields: [{ name: 'kode', type: 'string' }] },
        there.map((cell) => [cell]),
      );
      const references: References = new Map([['data-puskesmas', parts]]);
      const table = await tableOf(
        labels,
        here.map((cell) => [cell, '1']),
      );
      const { errors } = (await table.check(visits, references)).outcome;
      expect(errors.map(({ cell }) => cell)).toEqual(here.filter((cell) => cell !== '' && !there.includes(cell)));
    }),
    { numRuns: 15 },
  );
});

test('a foreign key to a column of this table that has another type is an error of cells, not a fault', async () => {
  const table = await tableOf(
    ['nomor', 'teks'],
    [
      ['1', '2026-13'],
      ['2', '1'],
    ],
  );
  const standard: StandardContent = {
    fields: [
      { name: 'nomor', type: 'integer' },
      { name: 'teks', type: 'string' },
    ],
    foreignKeys: [{ fields: ['nomor'], reference: { fields: ['teks'] } }],
  };
  expect((await table.check(standard)).outcome).toMatchObject({ errorCounts: { 'foreign-key': 1 }, errors: [{ rowNumber: 3, cell: '2' }] });
});
