import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { doubtKinds, examplesOf } from '../../../functions/standards/inference/doubt-readings.ts';
import { literal } from '../../../functions/standards/sql-text.ts';
import { exactTextSql, integerSql, keptNumberSql, numberSql, numberStyle } from '../../../functions/standards/types/number-text.ts';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
afterAll(() => connection.closeSync());

const kinds = Object.entries(doubtKinds).map(([kind, { readings }]) => ({ kind, readings }));
const numbers = kinds.flatMap(({ kind, readings }) =>
  readings.flatMap((reading) => (reading.shape.type === 'integer' || reading.shape.type === 'number' ? [{ kind, reading }] : [])),
);
const digits = fc.stringMatching(/^[0-9]{0,4}$/);
const cells = fc.oneof(
  fc.stringMatching(/^[-+]?[0-9.,]{1,9}$/),
  fc.stringMatching(/^(Rp ?)?[1-9][0-9]{0,2}([., ][0-9]{3}){1,3}([.,][0-9]{1,3})?(,-)?$/),
  fc.tuple(digits, fc.constantFrom('.', ',', ' ', ''), digits, fc.constantFrom('', 'e2', 'x', '%')).map((parts) => parts.join('')),
);

test.each(numbers)(
  'an example shown under $kind, $reading.readingId is what the check publishes, or is to be corrected',
  async ({ reading }) => {
    const sample = fc.sample(cells, { numRuns: 2_000, seed: 9 });
    const style = numberStyle(reading.shape);
    const number = reading.shape.type === 'integer' ? integerSql('cell', style) : keptNumberSql('cell', numberSql('cell', style));
    const values = sample.map((cell, index) => `(${index}, ${literal(cell.trim())})`).join(', ');
    const sql = `SELECT CASE WHEN n IS NULL THEN NULL ELSE ${exactTextSql('n')} END FROM (SELECT i, ${number} AS n FROM (VALUES ${values}) t(i, cell)) ORDER BY i`;
    const published = (await connection.runAndReadAll(sql)).getRowsJson().map(([text]) => text);
    const shown = sample.map((cell) =>
      examplesOf({ kind: 'point', cells: [{ rowNumber: 2, cell }] }, reading)[0]?.slice(`${cell} → `.length),
    );
    const expected = published.map((text) => (text === null ? 'harus dibetulkan dulu' : asSaid(String(text))));
    expect(shown).toEqual(expected);
  },
);

/** The exact text of the check has its point always, and nothing that says nothing: `-12.5`, `12.`, `.`. */
function asSaid(exact: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)([0-9]*)[.]([0-9]*)$/.exec(exact) ?? [];
  return `${sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `,${fraction}`}`;
}
