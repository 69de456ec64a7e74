import { expect, test } from 'vitest';
import { type ReviewQuestion, reviewReasons } from '../../functions/uploads/review-reasons.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';

const routine: ReviewQuestion = {
  dataset: sampleDataset({ standardVersion: 1 }),
  standardVersion: 1,
  standardApproved: true,
  standardFromLibrary: false,
  personalColumns: [],
  nikSuspects: [],
  parts: [],
  currentParts: [],
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

test('a single NIK under a routine delivery brings the steward, with the column', () => {
  expect(reviewReasons({ ...routine, nikSuspects: ['keterangan'] })).toEqual([expect.stringContaining('NIK pada kolom keterangan')]);
});
