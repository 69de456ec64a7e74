import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { parseRowQuery } from '../../functions/rows/parse-row-query.ts';
import { readRowsCursor, writeRowsCursor } from '../../functions/rows/rows-cursor.ts';
import type { Field } from '../../functions/standards/standard.ts';

const fields: Field[] = [
  { name: 'kode', type: 'string' },
  { name: 'kode__lama', type: 'string' },
  { name: 'jumlah', type: 'integer' },
  { name: 'rata', type: 'number' },
  { name: 'tanggal', type: 'date' },
  { name: 'aktif', type: 'boolean' },
  { name: 'jam', type: 'time' },
  { name: 'layanan', type: 'list' },
  { name: 'selesai', type: 'datetime' },
];
const parse = (parameters: Record<string, unknown>) => parseRowQuery(parameters, fields, 0);
const refusal = (parameters: Record<string, unknown>) => {
  const outcome = parse(parameters);
  if (outcome.ok) throw new Error('the query was taken');
  return outcome.violations.map(({ where, what }) => `${where}: ${what}`).join('\n');
};

describe('a row query', () => {
  test('asks for all columns of the first rows when nothing is said', () => {
    expect(parse({})).toEqual({
      ok: true,
      query: { fields, columns: fields.map((field) => field.name), filters: [], sort: [], offset: 0, limit: limits.defaultRowsPerPage },
    });
  });

  test('reads filters, order and columns', () => {
    const outcome = parse({
      kode__in: '01,02',
      kode__lama__exact: 'x',
      jumlah__greater: ['1', '2'],
      rata__isnull: 'true',
      sort: 'kode,-jumlah',
      columns: 'jumlah,kode,jumlah',
      limit: 10,
    });
    expect(outcome).toMatchObject({
      ok: true,
      query: {
        columns: ['jumlah', 'kode'],
        filters: [
          { column: 'kode', operator: 'in', values: ['01', '02'] },
          { column: 'kode__lama', operator: 'exact', values: ['x'] },
          { column: 'jumlah', operator: 'greater', values: ['1'] },
          { column: 'jumlah', operator: 'greater', values: ['2'] },
          { column: 'rata', operator: 'isnull', values: [] },
        ],
        sort: [
          { column: 'kode', descending: false },
          { column: 'jumlah', descending: true },
        ],
        limit: 10,
      },
    });
  });

  test.each([
    [{ nama__exact: 'x' }, 'parameter nama__exact: kolom nama tidak ada; yang ada: kode, kode__lama, jumlah'],
    [{ kode__mirip: 'x' }, 'operator tidak dikenal'],
    [{ group: ['kode', 'nama'] }, 'parameter group: kolom nama tidak ada'],
    [{ group: ['kode'], aggregate: ['jumlah'] }, 'parameter aggregate: "jumlah" tidak dikenal'],
    [{ group: ['kode'], aggregate: ['kode__sum'] }, 'parameter aggregate: kolom "kode" bukan kolom untuk sum'],
    [{ group: ['kode'], columns: 'kode' }, 'parameter columns: tidak bersama group'],
    [{ __exact: 'x' }, 'tidak dikenal'],
    [{ sort: 'kode,-nama' }, 'parameter sort: kolom nama tidak ada'],
    [{ sort: 'kode,kode,kode,kode,kode,kode' }, 'paling banyak 5 kolom'],
    [{ columns: 'kode,' }, 'parameter columns: kolom  tidak ada'],
    [{ jumlah__exact: '1.5' }, 'kolom "jumlah" dibandingkan dengan bilangan bulat'],
    [{ jumlah__less: '15e-1' }, 'bilangan bulat'],
    [{ jumlah__less: '1e' }, 'bilangan bulat'],
    [{ jumlah__in: '1,dua' }, 'bilangan bulat'],
    [{ jumlah__in: ['1', '2,3'] }, 'bilangan bulat'],
    [{ kode__in: '"a,b' }, 'tanda kutip'],
    [{ kode__in: 'x,"a"b' }, 'tanda kutip'],
    [{ kode__in: Array.from({ length: 101 }, (_, index) => String(index)) }, 'paling banyak 100 nilai'],
    [{ selesai__less: '2026-02-30T08:00' }, 'waktu, misalnya'],
    [{ selesai__less: '2026-02-03T24:00' }, 'waktu, misalnya'],
    [{ rata__less: '1,5' }, 'titik desimal'],
    [{ tanggal__less: '2026-02-30' }, 'tanggal, misalnya 2026-09-12'],
    [{ aktif__exact: 'ya' }, 'true atau false'],
    [{ jam__less: '24:00' }, 'jam, misalnya 08:30:00'],
    [{ kode__exact: 'x'.repeat(501) }, 'paling panjang 500 huruf'],
    [{ kode__in: Array.from({ length: 101 }, (_, index) => index).join(',') }, 'paling banyak 100 nilai'],
    [{ kode__exact: Array.from({ length: 21 }, () => 'x') }, 'paling banyak 20'],
  ])('is refused with the name and what is possible: %j', (parameters, words) => {
    expect(refusal(parameters)).toContain(words);
  });

  test.each([['12.0'], ['-0'], ['1e40'], ['9'.repeat(60)]])('compares a column of whole numbers with any whole number: %s', (value) => {
    expect(parse({ jumlah__less: value }).ok).toBe(true);
  });

  test.each<[string | string[], string[]]>([
    ['a,b', ['a', 'b']],
    ['"a,b"', ['a,b']],
    ['"a,b",c,"d ""e"""', ['a,b', 'c', 'd "e"']],
    ['a"b,c', ['a"b', 'c']],
    ['', ['']],
    [',a,', ['', 'a']],
    ['a,b,a', ['a', 'b']],
    ['""', ['']],
    [['a,b'], ['a', 'b']],
    [
      ['a', 'b,c'],
      ['a', 'b,c'],
    ],
    [['a,b', 'a,b'], ['a,b']],
    [
      ['"a"', 'b'],
      ['"a"', 'b'],
    ],
  ])('takes one `in` for a list of values, and several for one value each: %j', (given, values) => {
    expect(parse({ kode__in: given })).toMatchObject({ ok: true, query: { filters: [{ column: 'kode', operator: 'in', values }] } });
  });

  test('any list of values can be asked for, quoted in one `in` or repeated', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', '\n') }), { minLength: 1, maxLength: 5 }),
        (values) => {
          const quoted = values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',');
          const expected = { ok: true, query: { filters: [{ values }] } };
          expect(parse({ kode__in: quoted })).toMatchObject(expected);
          expect(parse({ kode__in: values.length > 1 ? values : [...values, ...values] })).toMatchObject(expected);
        },
      ),
    );
  });

  test('lets no name through that is no field, whatever is sent', () => {
    const known = fields.map((field) => field.name);
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 })),
        fc.string(),
        fc.string(),
        (filters, sort, columns) => {
          const outcome = parse({ ...filters, sort, columns });
          if (!outcome.ok) return outcome.violations.length > 0;
          const { query } = outcome;
          const names = [...query.columns, ...query.sort.map((one) => one.column), ...query.filters.map((one) => one.column)];
          return names.every((name) => known.includes(name));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the cursor', () => {
  test('comes back as it was written, for its own dataset alone', () => {
    const cursor = { datasetId: 'harga-pangan', version: 3, offset: 150, asked: 'x' };
    expect(readRowsCursor(writeRowsCursor(cursor), 'harga-pangan')).toEqual(cursor);
    expect(readRowsCursor(writeRowsCursor(cursor), 'lain')).toBeUndefined();
  });

  test.each(['', 'x', 'bm90', Buffer.from('["harga-pangan",-1,0]').toString('base64url'), Buffer.from('{}').toString('base64url')])(
    'is nothing when it is not ours: %s',
    (text) => {
      expect(readRowsCursor(text, 'harga-pangan')).toBeUndefined();
    },
  );
});
