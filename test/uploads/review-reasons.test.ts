import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Part } from '../../functions/model/manifest.ts';
import { type ReviewQuestion, reviewReasons } from '../../functions/uploads/review-reasons.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';

const routine: ReviewQuestion = {
  dataset: sampleDataset({ standardVersion: 1 }),
  standardVersion: 1,
  standardApproved: true,
  standardFromLibrary: false,
  personalColumns: [],
  nikSuspects: [],
  declaredNotNik: 0,
  parts: [],
  currentParts: [],
  deletedParts: [],
  drift: [],
  smallCounts: [],
  sensitiveTheme: undefined,
};

test('a routine delivery waits for nobody', () => {
  expect(reviewReasons(routine)).toEqual([]);
});

test('a changed standard brings the steward, unless it is the library’s own', () => {
  const changed = { ...routine, standardVersion: 2 };
  expect(reviewReasons(changed)).toEqual(['Standar datanya berbeda dari yang berlaku.']);
  expect(reviewReasons({ ...changed, standardFromLibrary: true })).toEqual([]);
});

test('cells that a clerk declared to be no NIK bring the steward, with their number and column', () => {
  expect(reviewReasons({ ...routine, nikSuspects: ['keterangan'], declaredNotNik: 3 })).toEqual([
    expect.stringContaining('3 sel pada kolom keterangan berbentuk NIK'),
  ]);
});

const partOf = (period: string, rows: number): Part => {
  return { period, key: period, versionId: 'v1', rows, bytes: 1, sha256: period, uploadId: '01K50000000000000000000000' };
};

test('what a delivery deletes is the first that the steward reads', () => {
  const question = { ...routine, dataset: sampleDataset({ standardVersion: 1, priority: true }) };
  const first = (deletedParts: Part[]) => reviewReasons({ ...question, deletedParts })[0];
  expect(first([partOf('2015', 30), partOf('2030', 31)])).toBe('Menghapus periode 2015 dan 2030 (61 baris).');
  expect(first([partOf('2015', 1_200)])).toBe('Menghapus periode 2015 (1.200 baris).');
  expect(first([])).toBe('Ini data prioritas, yang selalu diperiksa walidata.');
});

test('many deleted periods are counted, not all named', () => {
  const question = { ...routine, dataset: sampleDataset({ standardVersion: 1, priority: true }) };
  const deletedParts = Array.from({ length: limits.maxListedDrift + 2 }, (_, index) => partOf(String(2000 + index), 1));
  expect(reviewReasons({ ...question, deletedParts })[0]).toMatch(/2019, dan 2 lainnya \(22 baris\)\.$/);
});
