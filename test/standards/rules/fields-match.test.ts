import { expect, test } from 'vitest';
import { matchLabels } from '../../../functions/standards/labels/match-labels.ts';
import { judgeLabels } from '../../../functions/standards/rules/fields-match.ts';
import type { Field, StandardContent } from '../../../functions/standards/standard.ts';

const fields: Field[] = [
  { name: 'kecamatan', type: 'string', constraints: { required: true } },
  { name: 'jumlah', type: 'integer' },
  { name: 'catatan', type: 'string' },
];

function judged(fieldsMatch: StandardContent['fieldsMatch'], labels: string[]): { errors: string[]; warnings: string[] } {
  const file = { labels, fileColumns: labels.map((_, index) => index + 1) };
  const { errors, warnings } = judgeLabels({ fields, fieldsMatch }, matchLabels(fields, file), file);
  const said = (all: typeof errors): string[] => all.map(({ type, fieldName }) => `${type} ${fieldName}`);
  return { errors: said(errors), warnings: said(warnings) };
}

const none = { errors: [], warnings: [] };
const whole = ['Kecamatan', 'Jumlah', 'Catatan'];
const turned = ['Jumlah', 'Kecamatan', 'Catatan'];
const more = [...whole, 'Lain'];
const fewer = ['Kecamatan', 'Jumlah'];

test.each([undefined, 'equal', 'exact', 'subset', 'superset', 'partial'] as const)('%s takes the very columns of the standard', (mode) => {
  expect(judged(mode, whole)).toEqual(none);
});

test('columns in another order are an error of exact alone', () => {
  expect(judged('equal', turned)).toEqual(none);
  expect(judged('partial', turned)).toEqual(none);
  expect(judged('exact', turned)).toEqual({ errors: ['incorrect-label kecamatan'], warnings: [] });
});

test('a column in another order is named as the file has it', () => {
  const file = { labels: turned, fileColumns: [2, 3, 4] };
  const { errors } = judgeLabels({ fields, fieldsMatch: 'exact' }, matchLabels(fields, file), file);
  expect(errors).toEqual([
    expect.objectContaining({ fieldNumber: 2, message: 'Urutan kolom berbeda dari standar data: kolom ke-2 seharusnya "kecamatan".' }),
  ]);
});

test('more columns are let be by subset and partial, and said', () => {
  for (const mode of ['subset', 'partial'] as const) expect(judged(mode, more)).toEqual({ errors: [], warnings: ['extra-label Lain'] });
  for (const mode of [undefined, 'exact', 'superset'] as const)
    expect(judged(mode, more)).toEqual({ errors: ['extra-label Lain'], warnings: [] });
});

test('fewer columns are let be by superset and partial, and said', () => {
  for (const mode of ['superset', 'partial'] as const)
    expect(judged(mode, fewer)).toEqual({ errors: [], warnings: ['missing-label catatan'] });
  for (const mode of [undefined, 'exact', 'subset'] as const)
    expect(judged(mode, fewer)).toEqual({ errors: ['missing-label catatan'], warnings: [] });
});

test('a column that every row needs may never lack', () => {
  expect(judged('partial', ['Jumlah'])).toEqual({ errors: ['missing-label kecamatan'], warnings: ['missing-label catatan'] });
});

test('a file that has none of the columns is an error for each of them', () => {
  expect(judged('partial', ['Lain']).errors).toEqual([
    'missing-label kecamatan',
    'missing-label jumlah',
    'missing-label catatan',
    'extra-label Lain',
  ]);
});
