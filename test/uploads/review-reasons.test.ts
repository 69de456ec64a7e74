import { expect, test } from 'vitest';
import { type ReviewQuestion, reviewReasons } from '../../functions/uploads/review-reasons.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';

const routine: ReviewQuestion = {
  dataset: sampleDataset({ standardVersion: 1 }),
  standardVersion: 1,
  standardApproved: true,
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

test('a single NIK under a routine delivery brings the steward, with the column', () => {
  expect(reviewReasons({ ...routine, nikSuspects: ['keterangan'] })).toEqual([expect.stringContaining('NIK pada kolom keterangan')]);
});
