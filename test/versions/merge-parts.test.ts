import { describe, expect, test } from 'vitest';
import type { Manifest, Part } from '../../functions/model/manifest.ts';
import { type Delivery, deletedBy, mergeParts } from '../../functions/versions/merge-parts.ts';

/** Single letters stand for uploads: their order is that of their start. */
function partOf(period: string, uploadId: string): Part {
  return { period, uploadId, key: `${period}/${uploadId}`, versionId: 'v1', rows: 1, bytes: 1, sha256: '' };
}

function manifestOf(parts: readonly Part[], replacedAllBy?: string): Manifest {
  return {
    datasetId: 'x',
    n: 1,
    uploadId: 'A',
    standardVersion: 1,
    parts: [...parts],
    publishedAt: '',
    publishedBy: '',
    ...(replacedAllBy === undefined ? {} : { replacedAllBy }),
  };
}

const delivery = (uploadId: string, mode: 'periods' | 'all', ...periods: string[]): Delivery => ({
  uploadId,
  mode,
  parts: periods.map((period) => partOf(period, uploadId)),
});

const shown = (parts: readonly Part[]) => parts.map((part) => `${part.period}:${part.uploadId}`);

describe('merging a delivery', () => {
  test('begins a dataset', () => {
    expect(shown(mergeParts(undefined, delivery('B', 'periods', '2026-02', '2026-01')).parts)).toEqual(['2026-01:B', '2026-02:B']);
  });

  test('replaces the periods it holds and shares the rest', () => {
    const merge = mergeParts(manifestOf([partOf('2026-01', 'A'), partOf('2026-02', 'A')]), delivery('B', 'periods', '2026-02', '2026-03'));
    expect(shown(merge.parts)).toEqual(['2026-01:A', '2026-02:B', '2026-03:B']);
    expect(merge).toMatchObject({ superseded: [], changes: true });
  });

  test('replaces everything in mode all', () => {
    const merge = mergeParts(manifestOf([partOf('2026-01', 'A'), partOf('2026-02', 'A')]), delivery('B', 'all', '2026-02'));
    expect(shown(merge.parts)).toEqual(['2026-02:B']);
    expect(merge.replacedAllBy).toBe('B');
  });

  test('never puts a whole table beside periods', () => {
    expect(shown(mergeParts(manifestOf([partOf('2026-01', 'A')]), delivery('B', 'periods', 'all')).parts)).toEqual(['all:B']);
    expect(shown(mergeParts(manifestOf([partOf('all', 'A')]), delivery('B', 'periods', '2026-01')).parts)).toEqual(['2026-01:B']);
  });

  test('leaves a period to the one who started later', () => {
    const merge = mergeParts(manifestOf([partOf('2026-01', 'C')]), delivery('B', 'periods', '2026-01', '2026-02'));
    expect(shown(merge.parts)).toEqual(['2026-01:C', '2026-02:B']);
    expect(merge).toMatchObject({ superseded: ['2026-01'], changes: true });
  });
});

describe('what a delivery deletes', () => {
  const current = manifestOf([partOf('2015', 'A'), partOf('2026', 'A'), partOf('2030', 'C')]);
  test('is every older period that is not in it, where it replaces everything', () => {
    expect(shown(deletedBy(current, delivery('B', 'all', '2026')))).toEqual(['2015:A']);
  });
  test('is nothing where it replaces periods, or comes first', () => {
    expect(deletedBy(current, delivery('B', 'periods', '2026'))).toEqual([]);
    expect(deletedBy(undefined, delivery('B', 'all', '2026'))).toEqual([]);
  });
});

describe('two or three deliveries, finishing in any order', () => {
  const deliveries = [
    delivery('B', 'periods', '2026-01', '2026-02'),
    delivery('C', 'all', '2026-02', '2026-03'),
    delivery('D', 'periods', '2026-03'),
  ];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];

  test.each(orders)('leave the same parts (%i, %i, %i)', (...order) => {
    let current = manifestOf([partOf('2026-01', 'A'), partOf('2026-04', 'A')]);
    for (const index of order) {
      const next = deliveries[index];
      if (!next) throw new Error('no such delivery');
      const merge = mergeParts(current, next);
      if (merge.changes) current = manifestOf(merge.parts, merge.replacedAllBy);
    }
    expect(shown(current.parts)).toEqual(['2026-02:C', '2026-03:D']);
  });
});
