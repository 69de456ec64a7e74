import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Part } from '../../functions/model/manifest.ts';
import { baselinesOf, columnDrift, rowDrift } from '../../functions/versions/drift.ts';
import { driftMessage, driftReason } from '../../functions/versions/drift-messages.ts';
import { mergeParts } from '../../functions/versions/merge-parts.ts';
import { pairParts, sharedKey } from '../../functions/versions/pair-parts.ts';
import type { ColumnFacts } from '../../functions/versions/version-differ.port.ts';

const partOf = (period: string, rows = 100, uploadId = '01K50000000000000000000000'): Part => ({
  period,
  key: `${period}/${uploadId}`,
  versionId: 'v1',
  rows,
  bytes: 1,
  sha256: `${period}-${rows}`,
  uploadId,
});

describe('what a delivered period is measured by', () => {
  const held = ['2026-06', '2026-08', '2026-Q1', '2025'].map((period) => partOf(period));
  test.each([
    ['the same period that it replaces', '2026-08', '2026-08'],
    ['the newest earlier one of its cadence', '2026-09', '2026-08'],
    ['not by one that comes after it', '2026-07', '2026-06'],
    ['not by one of another cadence', '2026-Q2', '2026-Q1'],
    ['by nothing, if nothing comes before', '2024', undefined],
  ])('%s', (_what, period, baseline) => {
    expect(baselinesOf(held, [partOf(period)])[0]?.before[0]?.period).toBe(baseline);
  });

  test('a whole table that takes the place of periods is measured by all of them', () => {
    expect(baselinesOf(held, [partOf('all', 5)])).toEqual([{ period: 'all', before: held, after: [partOf('all', 5)] }]);
  });
});

describe('rows', () => {
  const drift = (before: number, after: number) => rowDrift([{ period: 'p', before: [partOf('p', before)], after: [partOf('p', after)] }]);
  test.each([
    [1_000, 600, 1],
    [1_000, 601, 0],
    [1_000, 1_400, 1],
    [1_000, 1_399, 0],
    [55, 33, 1],
    [5, 2, 1],
    [5, 4, 0],
    [2, 5, 0],
    [0, 500, 0],
    [10, 0, 1],
  ])('from %i to %i: %i finding', (before, after, findings) => {
    expect(drift(before, after)).toHaveLength(findings);
  });

  test('are told with both numbers, as people write them', () => {
    const [found] = drift(1_000, 600);
    expect(found && driftReason({ ...found, period: 'all' })).toBe('Jumlah baris turun 40 %: dari 1.000 menjadi 600.');
    expect(found && driftReason({ ...found, after: 2_500, period: '2026-09' })).toBe(
      'Jumlah baris periode 2026-09 naik 150 %: dari 1.000 menjadi 2.500.',
    );
  });

  test('of a new period are told beside the period that they are measured by', () => {
    const [found] = rowDrift(baselinesOf([partOf('2025', 13)], [partOf('2026', 7)]));
    expect(found && driftReason(found)).toBe('Periode 2026 berisi 7 baris: turun 46 % dibanding periode 2025 (13 baris).');
  });

  test('of everything at once name no period', () => {
    const [found] = rowDrift(baselinesOf([partOf('2025', 13)], [partOf('all', 7)]));
    expect(found && driftReason(found)).toBe('Jumlah baris turun 46 %: dari 13 menjadi 7.');
  });
});

describe('columns', () => {
  const facts = (changes: Partial<ColumnFacts>): ColumnFacts => ({ name: 'jenis', filledBefore: 100, filledAfter: 100, ...changes });
  const drift = (changes: Partial<ColumnFacts>, rows = 100, passedOver: string[] = []) =>
    columnDrift({ rowsBefore: rows, rowsAfter: rows, columns: [facts(changes)] }, passedOver, unshaped).map(({ kind }) => kind);
  const unshaped = { fractions: new Map(), dayAndMonth: new Set<string>() };
  const values = { known: 4, kept: 4, fresh: 1, samples: ['BLT'] };
  const range = { before: ['1', '9'], after: ['1', '99'], thousandths: 0 } as const;
  const uneven = { before: 0.4, after: 0.4 };

  test.each<[string, Partial<ColumnFacts>, string[]]>([
    ['a new value of a category', { values }, ['values']],
    ['no new value', { values: { ...values, fresh: 0 } }, []],
    ['names, which hardly repeat', { values: { ...values, known: 51 } }, []],
    ['few rows, each with a name of its own', { filledBefore: 4, values }, []],
    ['a column whose values are all others, like the name of the month', { values: { ...values, kept: 0 } }, []],
    ['a column gone mostly empty', { filledAfter: 49 }, ['empty']],
    ['a column that was often empty', { filledBefore: 70, filledAfter: 10 }, []],
    ['a column half empty', { filledAfter: 50 }, []],
    ['another unit', { range }, ['range']],
    ['another unit in the other direction', { range: { ...range, before: ['1', '99'], after: ['-9', '1'] } }, ['range']],
    ['an ordinary range', { range: { ...range, after: ['1', '89'] } }, []],
    ['ten times the largest, where the largest stood far above the middle', { range: { ...range, middle: uneven } }, []],
    ['a hundred times it, there', { range: { ...range, middle: uneven, after: ['1', '900'] } }, ['range']],
    ['another power of ten in the middle', { range: { ...range, after: ['1', '89'], middle: { before: 2, after: 20 } } }, ['middle']],
    ['places that are no more told apart', { values: { known: 12, kept: 6, fresh: 0, samples: [] } }, ['lost']],
    ['a file of fewer places', { values: { known: 12, kept: 7, fresh: 0, samples: [] } }, []],
  ])('%s', (_what, changes, kinds) => {
    expect(drift(changes)).toEqual(kinds);
  });

  test.each([
    ['as many rows went', 500, 5, 5, []],
    ['a little fewer went', 100, 50, 6, []],
    ['hardly any row went', 100, 95, 6, ['lost']],
    ['half of the rows went, and more of the values', 100, 50, 5, ['lost']],
    ['rows came', 100, 200, 6, ['lost']],
  ])('that lost values say so only where their rows did not go with them: %s', (_what, rowsBefore, rowsAfter, kept, kinds) => {
    const columns = [facts({ filledBefore: rowsBefore, filledAfter: rowsAfter, values: { known: 12, kept, fresh: 0, samples: [] } })];
    expect(columnDrift({ rowsBefore, rowsAfter, columns }, [], unshaped).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('that change with every delivery are passed over, and numbers of few rows', () => {
    expect(drift({ values }, 100, ['jenis'])).toEqual([]);
    expect(drift({ range }, limits.minDriftRows - 1)).toEqual([]);
  });

  test('are told without values to the steward, with them to the owner', () => {
    const [found] = columnDrift({ rowsBefore: 100, rowsAfter: 100, columns: [facts({ values: { ...values, fresh: 7 } })] }, [], unshaped);
    expect(found && [driftReason(found), driftMessage(found)]).toEqual([
      'Kolom jenis memuat 7 nilai yang belum pernah ada pada data sebelumnya.',
      'Kolom jenis: 7 nilai belum pernah ada pada data sebelumnya: "BLT", ….',
    ]);
  });
});

describe('pairs of parts', () => {
  const ulid = fc.constantFrom('01K5000000000000000000000A', '01K5000000000000000000000B');
  const parts = (uploadId: string) =>
    fc
      .uniqueArray(fc.constantFrom('2026-01', '2026-02', '2026-03'), { maxLength: 3 })
      .map((periods) => periods.map((period) => partOf(period, 7, uploadId)));

  test('hold every part that one version alone has, once, and none that both have', () => {
    fc.assert(
      fc.property(parts('01K4000000000000000000000A'), ulid.chain(parts), fc.constantFrom('periods', 'all'), (held, delivered, mode) => {
        const uploadId = delivered[0]?.uploadId ?? '01K5000000000000000000000A';
        const manifest = { datasetId: 'd', n: 1, uploadId: 'x', standardVersion: 1, parts: held, publishedAt: '', publishedBy: '' };
        const next = mergeParts(manifest, { uploadId, mode: mode === 'all' ? 'all' : 'periods', parts: delivered }).parts;
        const pairs = pairParts(held, next);
        const only = (these: readonly Part[], those: readonly Part[]) => these.filter(({ key }) => !those.some((part) => part.key === key));
        expect(pairs.flatMap(({ before }) => before)).toEqual(only(held, next).sort((a, b) => (a.period < b.period ? -1 : 1)));
        expect(pairs.flatMap(({ after }) => after)).toEqual(only(next, held));
      }),
    );
  });

  test('of the same bytes are known as the same', () => {
    const again = { ...partOf('2026-01'), key: 'other' };
    expect(pairParts([partOf('2026-01')], [again])).toMatchObject([{ same: true }]);
  });
});

describe('the key that tells rows apart', () => {
  const content = (primaryKey?: string[], level?: 'peringatan') => ({
    fields: [{ name: 'nik', type: 'string' as const }],
    ...(primaryKey ? { primaryKey } : {}),
    ...(level ? { rules: { primaryKey: level } } : {}),
  });
  test.each([
    ['the same in both', content(['a', 'b']), content(['b', 'a']), ['b', 'a']],
    ['another before', content(['a']), content(['b']), []],
    ['wider before', content(['a', 'b']), content(['a']), []],
    ['none', content(), content(), []],
    ['one that may repeat', content(['a'], 'peringatan'), content(['a']), []],
  ])('%s', (_what, before, after, key) => {
    expect(sharedKey(before, after)).toEqual(key);
  });
});
