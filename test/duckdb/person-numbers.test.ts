import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeclaredCell } from '../../functions/ingest/table-engine.port.ts';
import { limits } from '../../functions/limits.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { falseAlarms } from '../model/person-numbers/false-alarms.ts';
import { innocents } from '../model/person-numbers/innocents.ts';
import { someNumbers } from '../model/person-numbers/numbers.ts';
import { spellings } from '../model/person-numbers/spellings.ts';
import { type Bench, firstFileColumn, firstRowNumber, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

async function personalColumnsOf(cells: readonly string[], field: Omit<Field, 'name'> = { type: 'string' }): Promise<readonly string[]> {
  const table = await bench.table(
    ['Kode', 'Kelurahan'],
    cells.map((cell) => [cell, 'Benda']),
  );
  const { outcome } = await table.check({
    fields: [
      { name: 'kode', title: 'Kode', ...field },
      { name: 'kelurahan', title: 'Kelurahan', type: 'string' },
    ],
  });
  return outcome.personalColumns;
}

describe('NIKs under a name that says nothing', () => {
  test.each([
    ['bare', '3671014505900001'],
    ['with Excel’s mark for text', "'3671014505900001"],
    ['between spaces', ' 3671014505900001\u00a0'],
    ['in fours', '3671 0145 0590 0001'],
    ['with the area apart', '36.71.01.450590.0001'],
    ['with the birth apart', '367101-450590-0001'],
    ['with a fraction', '3671014505900001.0'],
  ])('are found %s', async (_how, cell) => {
    expect(await personalColumnsOf([cell, cell])).toEqual(['kode']);
  });

  test('are found in a column that the standard calls a number', async () => {
    expect(await personalColumnsOf(['3671014505900001', '3671010205910002'], { type: 'integer' })).toEqual(['kode']);
    expect(await personalColumnsOf(['3671014505900001.0', '3671010205910002'], { type: 'number' })).toEqual(['kode']);
  });

  test('are refused where the standard calls them numbers, once for the column', async () => {
    const niks = ['9171014505900001', '9171014505900002', '9171014505900003'];
    for (const type of ['integer', 'number'] as const) {
      const table = await bench.table(
        ['Kode'],
        niks.map((nik) => [nik]),
      );
      const { outcome } = await table.check({ fields: [{ name: 'kode', title: 'Kode', type }] });
      expect(outcome).toMatchObject({ errorCounts: { 'type-error': 1 }, validRows: 0, personalColumns: ['kode'] });
      expect(outcome.errors).toMatchObject([{ fieldName: 'kode', message: expect.stringContaining('isinya NIK') }]);
      expect(outcome.errors[0]).not.toHaveProperty('cell');
    }
  });

  test('are found where the standard says that they are not personal', async () => {
    expect(await personalColumnsOf(['3671014505900001'], { type: 'string', personal: false })).toEqual(['kode']);
  });
});

describe('a number of a person in a column that is not for such', () => {
  const fields: readonly Field[] = ['kode', 'keterangan'].map((name) => ({ name, type: 'string' }));
  const check = async (cells: readonly string[], declared: readonly DeclaredCell[] = []) => {
    const table = await bench.table(
      ['kode', 'keterangan'],
      cells.map((cell, place) => [`K-${place}`, cell]),
    );
    return table.check({ fields: [...fields] }, new Map(), declared);
  };

  test('is an error of its cell, whose words and cell do not say it', async () => {
    const { outcome, writeParts } = await check(['aman', 'pelapor Dewi Gunawan NIK 3671114707709001', 'aman', '3671 0145 0590 0001']);
    expect(outcome).toMatchObject({ validRows: 2, errorCounts: { 'person-number': 2 }, personalColumns: [], nikSuspects: [] });
    expect(outcome.errors).toMatchObject([
      {
        type: 'person-number',
        fieldName: 'keterangan',
        fieldNumber: firstFileColumn + 1,
        rowNumber: firstRowNumber + 1,
        cell: 'pelapor Dewi Gunawan NIK …',
      },
      { type: 'person-number', rowNumber: firstRowNumber + 3, cell: '…' },
    ]);
    expect(outcome.columns).toMatchObject([{ errors: 0 }, { errors: 2 }]);
    expect(JSON.stringify(outcome)).not.toMatch(/3671/);
    const [part] = await writeParts({ wholePeriod: 'all', directory: bench.directory, rows: 'valid' });
    expect(part).toMatchObject({ rows: 2, leftOut: 2 });
  });

  test('is passed over where the clerk declared the cell to hold none, and counted', async () => {
    const cells = ['rekening 3671114707709001', 'aman', 'NIK 3671114707709002', 'aman'];
    const spared = { rowNumber: firstRowNumber, column: 1 };
    const one = (await check(cells, [spared, { rowNumber: firstRowNumber + 1, column: 1 }])).outcome;
    expect(one).toMatchObject({ validRows: 3, errorCounts: { 'person-number': 1 }, nikSuspects: ['keterangan'], declaredNotNik: 1 });
    const both = (await check(cells, [spared, { rowNumber: firstRowNumber + 2, column: 1 }])).outcome;
    expect(both.warnings.map(({ cell, ...warning }) => [warning.type, warning.rowNumber, warning.fieldName, cell])).toEqual([
      ['declared-number', firstRowNumber, 'keterangan', undefined],
      ['declared-number', firstRowNumber + 2, 'keterangan', undefined],
    ]);
    expect(both).toMatchObject({ validRows: 4, errorCounts: {}, errors: [], nikSuspects: ['keterangan'], declaredNotNik: 2 });
    const elsewhere = (await check(cells, [{ rowNumber: firstRowNumber, column: 0 }])).outcome;
    expect(elsewhere).toMatchObject({ errorCounts: { 'person-number': 2 }, nikSuspects: [] });
  });

  test('makes the column personal where most cells are nothing else, and no error', async () => {
    const { outcome } = await check(['3671114707709001', '3671114707709002', 'belum ada']);
    expect(outcome).toMatchObject({ errorCounts: {}, personalColumns: ['keterangan'] });
    expect((await check(['3671114707709001', 'belum ada'])).outcome).toMatchObject({
      errorCounts: { 'person-number': 1 },
      personalColumns: [],
    });
  });

  test('may stand in a column that the standard calls personal', async () => {
    const table = await bench.table(['catatan'], [['aman'], ['NIK 3671114707709001']]);
    const { outcome } = await table.check({ fields: [{ name: 'catatan', type: 'string', personal: true }] });
    expect(outcome).toMatchObject({ errorCounts: {}, personalColumns: ['catatan'] });
  });

  test('is an error of a column of numbers, too', async () => {
    const table = await bench.table(['jumlah'], [['1'], ['2'], ['3671114707709001']]);
    const { outcome } = await table.check({ fields: [{ name: 'jumlah', type: 'integer' }] });
    expect(outcome.errorCounts).toEqual({ 'person-number': 1 });
  });

  test('is found in every spelling of the corpus', async () => {
    const texts = spellings.flatMap(([, write]) => someNumbers.map(write));
    const missed: string[] = [];
    // A report lists no more errors than these.
    for (let from = 0; from < texts.length; from += limits.maxReportedErrors) {
      const some = texts.slice(from, from + limits.maxReportedErrors);
      const { outcome } = await check(some);
      const found = new Set(outcome.errors.map(({ rowNumber }) => rowNumber));
      missed.push(...some.filter((_text, place) => !found.has(place + firstRowNumber)));
    }
    expect(missed).toEqual([]);
  });

  test('is seen in no more innocent texts than are counted', async () => {
    const { outcome } = await check(Object.values(innocents).flat());
    expect(outcome.errorCounts['person-number']).toBe(Object.values(falseAlarms).reduce((sum, count) => sum + count, 0));
  });

  describe('with a decimal mark', () => {
    const words = Array.from({ length: 20 }, (_, n) => `Keterangan warga nomor ${n}`);
    const quantities = Array.from({ length: 20 }, (_, n) => `${40 + (n % 10)}.180470119407${n + 10}`);
    const written = ['367111.4707709001', '3671114707709001.1', '1.3671114707709001', '3671114707709001abcdefabcdefabcd'];

    test.each(written)('is found among words: %s', async (cell) => {
      expect((await check([...words, cell])).outcome.errorCounts).toEqual({ 'person-number': 1 });
    });

    test.each(written)('is a quantity or an id among figures: %s', async (cell) => {
      expect((await check([...quantities, cell])).outcome.errorCounts).toEqual({});
    });

    test.each(['Dewi 367111.4707709001', 'Dewi 3671114707709001abcdefabcdefabcd'])(
      'is found among figures beside a word: %s',
      async (cell) => {
        expect((await check([...quantities, cell])).outcome.errorCounts).toEqual({ 'person-number': 1 });
      },
    );

    test('is found where most cells of the column hold one', async () => {
      const members = Array.from({ length: 20 }, (_, n) => `3671114707709${100 + n}.${(n % 5) + 1}`);
      expect((await check([...members, ...quantities.slice(0, 10)])).outcome.errorCounts).toEqual({ 'person-number': members.length });
    });

    test('is passed over among figures, and what was declared is counted', async () => {
      const { outcome } = await check(['3671114707709001', ...quantities, '367111.4707709001'], [{ rowNumber: firstRowNumber, column: 1 }]);
      expect(outcome).toMatchObject({ errorCounts: {}, declaredNotNik: 1, nikSuspects: ['keterangan'] });
    });
  });

  test('is counted beyond what is read at once, and listed from the top', async () => {
    const many = Array.from(
      { length: limits.judgedCellsPerRead + 500 },
      (_, n) => `no. 3671114707${String(n % 50).padStart(2, '0')}${String(9000 + (n % 900))}`,
    );
    const { outcome } = await check(many);
    expect(outcome.errorCounts).toEqual({ 'person-number': many.length });
    expect(outcome.errors.map(({ rowNumber }) => rowNumber)).toEqual(
      Array.from({ length: limits.maxReportedErrors }, (_, n) => n + firstRowNumber),
    );
  });
});

describe('long numbers that are no NIKs', () => {
  test.each([
    ['coordinates', '-6.176543210987654'],
    ['longitudes', '106.6301234567890'],
    ['percentages', '12.34101234567890'],
    ['budget codes', '1.02.01.2.01.0001.5.1'],
    ['civil servants’ numbers', '199005122015032001'],
    ['amounts', '1.234.567.890.123.456'],
    ['words', 'Kelurahan Karawaci'],
  ])('%s tell of no person', async (_what, cell) => {
    expect(await personalColumnsOf([cell, cell])).toEqual([]);
  });
});
