import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Level } from '../../functions/model/access-level.ts';
import { type Choosable, choosePictures } from '../../web/parts/pictures/choose-picture.ts';
import type { ColumnStatistics, PictureField } from '../../web/parts/pictures/picture-column.ts';
import { measureOf, type PicturePlan, queryOf } from '../../web/parts/pictures/picture-plan.ts';
import { noShapes } from '../../web/parts/pictures/shapes.ts';
import { shapes } from '../browser/sample-pictures.ts';

const kecamatan = shapes.kecamatan.map(({ name }) => name);
const kelurahanCodes = shapes.kelurahan.map(({ code }) => code);
const weeks = ['2026-W41', '2026-W42', '2026-W43', '2026-W44'];

type Column = PictureField & { readonly values?: readonly string[] | undefined; readonly distinct?: number | undefined };

function dataset(columns: readonly Column[], changes: Partial<Choosable> = {}): Choosable {
  const statistics = columns.flatMap(({ name, values, distinct }): [string, ColumnStatistics][] =>
    values === undefined && distinct === undefined
      ? []
      : [[name, { distinct: distinct ?? values?.length ?? 0, topValues: (values ?? []).slice(0, 10).map((value) => ({ value })) }]],
  );
  const level = { access: 'open' } as const;
  return { level, personalColumns: [], fields: columns, periods: [], statistics: new Map(statistics), shapes, ...changes };
}

const number = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'integer', distinct: 50, ...more });
const text = (name: string, values: readonly string[], more: Partial<Column> = {}): Column => ({ name, type: 'string', values, ...more });

const prices = [
  text('minggu', weeks),
  text('pasar', ['Pasar Anyar', 'Pasar Malabar', 'Pasar Poris', 'Pasar Ciledug']),
  text('komoditas', ['Beras', 'Cabai', 'Bawang merah', 'Bawang putih', 'Telur', 'Daging ayam', 'Minyak', 'Gula']),
  text('satuan', ['kg', 'liter']),
  number('harga', { unit: 'rupiah' }),
];

describe('the picture of', () => {
  test('weekly prices is the average price of each good over the weeks', () => {
    const [first] = choosePictures(dataset(prices, { periodField: 'minggu', periods: weeks }));
    expect(first).toEqual({ kind: 'line', period: 'minggu', series: 'komoditas', value: { aggregate: 'avg', column: 'harga' } });
    expect(first && queryOf(first)).toEqual({ of: 'groups', group: ['minggu', 'komoditas'], aggregate: 'harga__avg' });
  });

  test('people by kecamatan is a map of their sum, by codes with points or without', () => {
    for (const codes of [
      kecamatan,
      shapes.kecamatan.map(({ code }) => code),
      shapes.kecamatan.map(({ code }) => code.replaceAll('.', '')),
    ]) {
      const columns = [
        text('kode_kecamatan', codes, { referenceCodes: 'kemendagri-kecamatan' }),
        number('jumlah_penduduk', { unit: 'jiwa' }),
      ];
      const [first] = choosePictures(dataset(columns));
      const value = { aggregate: 'sum', column: 'jumlah_penduduk' };
      expect(first).toEqual({ kind: 'map', area: 'kode_kecamatan', level: 'kecamatan', value });
    }
  });

  test('cases by kelurahan, year and kecamatan has a line over the years, and a map of the latest by kecamatan', () => {
    const years = ['2023', '2024', '2025'];
    const columns = [
      text('tahun', years, { type: 'year' }),
      text('kode_kelurahan', kelurahanCodes, { referenceCodes: 'kemendagri-kelurahan' }),
      text('kecamatan', kecamatan),
      number('kasus'),
    ];
    const plans = choosePictures(dataset(columns, { periodField: 'tahun', periods: years }));
    const value = { aggregate: 'sum', column: 'kasus' };
    expect(plans[0]).toEqual({ kind: 'line', period: 'tahun', value });
    expect(plans[1]).toEqual({ kind: 'map', area: 'kecamatan', level: 'kecamatan', value, only: { column: 'tahun', period: '2025' } });
  });

  test('places with coordinates is their points', () => {
    const columns = [
      text('nama_posyandu', ['Mawar', 'Melati'], { distinct: 312 }),
      text('kecamatan', kecamatan),
      number('jumlah_balita'),
      number('lintang', { type: 'number' }),
      number('bujur', { type: 'number' }),
    ];
    const [first] = choosePictures(dataset(columns));
    expect(first).toEqual({ kind: 'points', latitude: 'lintang', longitude: 'bujur', name: 'nama_posyandu' });
  });

  test('a budget is bars, and of numbers alone a histogram', () => {
    const [bars] = choosePictures(dataset([text('perangkat_daerah', ['A', 'B', 'C']), number('anggaran'), number('persentase')]));
    expect(bars).toEqual({ kind: 'bar', category: 'perangkat_daerah', value: { aggregate: 'sum', column: 'anggaran' } });
    expect(choosePictures(dataset([number('tinggi')]))).toEqual([{ kind: 'histogram', column: 'tinggi' }]);
  });

  test('rows whose numbers are neither prices nor counts is how many they are', () => {
    const [first] = choosePictures(dataset([text('jenjang', ['SD', 'SMP']), number('tinggi')]));
    expect(first).toEqual({ kind: 'bar', category: 'jenjang', value: { aggregate: 'count' } });
  });

  test('days on which things began is no line', () => {
    const columns = [text('tanggal_dibuka', ['2011-01-02', '2012-03-04', '2013-05-06'], { type: 'date' }), number('luas')];
    expect(choosePictures(dataset(columns)).map(({ kind }) => kind)).toEqual(['histogram']);
  });

  test('a city without shapes has no map', () => {
    const columns = [text('kecamatan', kecamatan, { referenceCodes: 'kemendagri-kecamatan' }), number('jumlah')];
    expect(choosePictures(dataset(columns, { shapes: noShapes })).map(({ kind }) => kind)).toEqual(['bar', 'histogram']);
  });

  test('families counted by `jumlah_kk` is their sum, and a family’s number is no amount', () => {
    const named = (name: string) => choosePictures(dataset([text('jenis', ['a', 'b']), number(name)]))[0];
    expect(named('jumlah_kk')).toMatchObject({ value: { aggregate: 'sum', column: 'jumlah_kk' } });
    expect(named('kk')).toMatchObject({ value: { aggregate: 'count' } });
  });
});

const anyField: fc.Arbitrary<Column> = fc.record(
  {
    name: fc.constantFrom(
      ...[
        'minggu',
        'tahun',
        'tanggal',
        'periode',
        'kecamatan',
        'kelurahan',
        'kode_kecamatan',
        'komoditas',
        'jenis',
        'harga',
        'jumlah',
        'nilai',
      ],
      ...['lintang', 'bujur', 'nik', 'nama', 'alamat', 'anggaran', 'persentase', 'satuan', 'x', 'tinggi'],
    ),
    type: fc.constantFrom('string', 'integer', 'number', 'date', 'year', 'yearmonth', 'boolean', 'list'),
    unit: fc.constantFrom(undefined, 'rupiah', '%', 'orang', 'per kg'),
    format: fc.constantFrom(undefined, 'nik', 'percent'),
    personal: fc.constantFrom(undefined, undefined, undefined, true, false),
    referenceCodes: fc.constantFrom(undefined, 'kemendagri-kecamatan', 'kemendagri-kelurahan', 'kemendagri-wilayah'),
    values: fc.constantFrom(undefined, weeks, ['2024', '2025', '2026'], kecamatan, kelurahanCodes, ['a', 'b'], []),
    distinct: fc.option(fc.nat(40), { nil: undefined }),
  },
  { requiredKeys: ['name', 'type'] },
);
const anyDataset = fc
  .record({
    columns: fc.uniqueArray(anyField, { selector: ({ name }) => name, maxLength: 12 }),
    level: fc.constantFrom<Level[]>(
      { access: 'open' },
      { access: 'limited', sharing: 'government' },
      { access: 'limited' },
      { access: 'closed' },
    ),
    periods: fc.subarray(weeks),
  })
  .map(({ columns, level, periods }) => dataset(columns, { level, periods, ...(columns[0] && { periodField: columns[0].name }) }));

function columnsOf(plan: PicturePlan): (string | undefined)[] {
  const query = queryOf(plan);
  const own = Object.entries(plan).flatMap(([member, value]) =>
    ['period', 'series', 'area', 'latitude', 'longitude', 'name', 'category', 'column'].includes(member) ? [value] : [],
  );
  const asked = query.of === 'groups' ? query.group : query.of === 'rows' ? query.columns : [query.column];
  const aggregated = query.of === 'groups' && query.aggregate !== 'count' ? [query.aggregate.replace(/__(sum|avg|median)$/, '')] : [];
  return [...own, ...asked, ...aggregated].filter((name) => name !== undefined).map(String);
}

describe('whatever the columns', () => {
  test('a plan names columns that exist, once each', () => {
    fc.assert(
      fc.property(anyDataset, (any) => {
        const names = any.fields.map(({ name }) => name);
        for (const plan of choosePictures(any)) {
          expect(columnsOf(plan).filter((name) => !names.includes(name ?? ''))).toEqual([]);
          const query = queryOf(plan);
          if (query.of === 'groups') expect(new Set(query.group).size).toBe(query.group.length);
        }
      }),
    );
  });

  test('there is no picture of closed data or of persons', () => {
    fc.assert(
      fc.property(anyDataset, (any) => {
        const isPersonal = any.fields.some(({ personal, format }) => personal === true || format === 'nik');
        if (any.level.access === 'closed' || isPersonal) expect(choosePictures(any)).toEqual([]);
        expect(choosePictures({ ...any, personalColumns: ['nama'] })).toEqual([]);
      }),
    );
  });

  test('the same columns give the same pictures, at most three, each of a kind', () => {
    fc.assert(
      fc.property(anyDataset, (any) => {
        const plans = choosePictures(any);
        expect(choosePictures(structuredClone({ ...any, shapes: noShapes, statistics: any.statistics }))).toEqual(
          choosePictures({ ...any, shapes: noShapes }),
        );
        expect(plans.length).toBeLessThanOrEqual(limits.maxPlans);
        expect(new Set(plans.map(({ kind }) => kind)).size).toBe(plans.length);
      }),
    );
  });

  test('what is drawn is called as its column is', () => {
    expect(measureOf({ aggregate: 'avg', column: 'harga_eceran' }, [{ name: 'harga_eceran', type: 'integer', unit: 'rupiah' }])).toEqual({
      name: 'Harga eceran',
      unit: 'rupiah',
      aggregate: 'avg',
    });
  });
});
