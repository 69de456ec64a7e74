import { expect, test } from 'vitest';
import { judgeMarks, type MarkVerdict, type ShapeCounts } from '../../../functions/standards/inference/mark-shapes.ts';

test.each<[string, ShapeCounts, MarkVerdict]>([
  ['whole numbers', { whole: 20, long: 3 }, { verdict: 'plain' }],
  ['thousands that may be fractions', { 'point group': 20, whole: 4 }, { verdict: 'doubtful', marks: 'point' }],
  ['thousands that lost zeros, or fractions', { 'point group': 20, 'point few': 3, whole: 4 }, { verdict: 'doubtful', marks: 'point' }],
  ['one short cell among thousands', { 'point group': 3000, 'point few': 1 }, { verdict: 'doubtful', marks: 'point' }],
  ['one sure fraction among thousands', { 'point group': 3000, 'point fraction': 1 }, { verdict: 'doubtful', marks: 'point' }],
  ['sure fractions', { 'point group': 90, 'point fraction': 10 }, { verdict: 'settled' }],
  ['mostly short cells', { 'point group': 5, 'point few': 40, whole: 3 }, { verdict: 'settled' }],
  ['sure thousands', { 'point group': 90, 'point groups': 10 }, { verdict: 'settled' }],
  ['one sure thousand among others', { 'point group': 3000, 'point groups': 1 }, { verdict: 'doubtful', marks: 'point' }],
  ['points that commas leave nothing but thousands', { 'point group': 20, 'comma few': 20 }, { verdict: 'settled' }],
  ['both marks, each in either way', { 'point group': 2, 'comma group': 2 }, { verdict: 'doubtful', marks: 'both' }],
  [
    'sure thousands by points, and commas that say nothing',
    { 'point groups': 3, 'comma group': 1 },
    { verdict: 'doubtful', marks: 'both' },
  ],
  ['both marks in one cell', { 'point groups, comma fraction': 5, 'point group': 5 }, { verdict: 'settled' }],
  ['commas that may divide either', { 'comma group': 9, 'comma few': 1, whole: 3 }, { verdict: 'doubtful', marks: 'comma' }],
  ['thousands beside fractions by one mark', { 'point groups': 30, 'point few': 1 }, { verdict: 'contrary' }],
  ['fractions by both marks', { 'point fraction': 3, 'comma fraction': 3 }, { verdict: 'contrary' }],
  ['one space', { 'space group': 3 }, { verdict: 'doubtful', marks: 'space' }],
  ['two spaces in some', { 'space group': 3, 'space groups': 1 }, { verdict: 'plain' }],
])('%s', (_what, counts, verdict) => {
  expect(judgeMarks(counts)).toEqual(verdict);
});
