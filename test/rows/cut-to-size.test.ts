import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { cutToSize } from '../../functions/rows/cut-to-size.ts';
import { readRowsCursor } from '../../functions/rows/rows-cursor.ts';

const from = (offset: number) => ({ datasetId: 'harga-pangan', version: 3, asked: 'semua', offset });
const pageOf = (rows: string[], total = rows.length) => ({ rows, total, header: '' });
const lambdaAnswerBytes = 6_291_556;

describe('a page of rows', () => {
  test('is whole where it fits, without a cursor at the end', () => {
    expect(cutToSize(from(0), pageOf(['{}', '{}']))).toEqual({ rows: ['{}', '{}'] });
    expect(cutToSize(from(7), pageOf([], 5))).toEqual({ rows: [] });
  });

  test('goes on where it ended', () => {
    const { next = '' } = cutToSize(from(10), pageOf(['{}', '{}'], 100));
    expect(readRowsCursor(next, 'harga-pangan')).toEqual(from(12));
  });

  test('ends early below what Lambda hands on, escapes counted', () => {
    const row = JSON.stringify(Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`k${index}`, ''])));
    const page = pageOf(Array.from({ length: 1_000 }, () => row));
    const { rows, next = '' } = cutToSize(from(0), page);
    const answered = Buffer.byteLength(JSON.stringify({ statusCode: 200, body: rows.join(',') }));
    expect(answered).toBeLessThan(lambdaAnswerBytes);
    expect(answered).toBeGreaterThan(limits.maxRowsPageBytes - 2 * row.length);
    expect(readRowsCursor(next, 'harga-pangan')?.offset).toBe(rows.length);
  });

  test('holds one row however large', () => {
    const huge = JSON.stringify({ a: 'x'.repeat(limits.maxRowsPageBytes) });
    expect(cutToSize(from(0), pageOf([huge, huge])).rows).toHaveLength(1);
  });
});
