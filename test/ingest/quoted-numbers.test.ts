import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildReports, type Report } from '../../functions/ingest/report.ts';
import type { CheckOutcome } from '../../functions/ingest/table-engine.port.ts';
import { limits } from '../../functions/limits.ts';
import { holdsNik } from '../../functions/model/person-numbers/held-numbers.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from '../duckdb/normal-form-file.ts';
import { ruleCases } from '../duckdb/rule-cases.ts';
import { anyNumber, someNumbers } from '../model/person-numbers/numbers.ts';
import { spellings } from '../model/person-numbers/spellings.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** One field of each type; of texts, each kind of rule. */
const kinds = Map.groupBy(ruleCases, ({ field: { type, constraints } }) =>
  type === 'string' ? Object.keys(constraints ?? {}).join() : type,
);
const named = [...kinds.values()].flatMap(([one], index): Field[] => (one === undefined ? [] : [{ name: `kolom_${index}`, ...one.field }]));
/** Columns that all break with any text, and keys over others, in which every row is the first once more. */
const standard: StandardContent = {
  fields: [...named, ...['kunci', 'unik', 'rujukan', 'sasaran'].map((name): Field => ({ name, type: 'string' }))],
  primaryKey: ['kunci'],
  uniqueKeys: [['unik', 'sasaran']],
  foreignKeys: [{ fields: ['rujukan'], reference: { resource: '', fields: ['sasaran'] } }],
};
const labels = standard.fields.map(({ name }) => name);

/** What a file says in which every cell of a row is one of these texts, and every row stands twice. */
async function outcomeOf(...texts: readonly string[]): Promise<CheckOutcome> {
  const rows = texts.map((text) => labels.map((label) => (label === 'sasaran' ? 'lain' : text)));
  const table = await bench.table(labels, [...rows, ...rows]);
  return (await table.check(standard)).outcome;
}

const reportOf = (check: CheckOutcome): Report => buildReports({ findings: [], totals: {}, warnings: [], check }, 1, 1).full;

test('no error of a column that is not personal says a person’s number, whatever its type', async () => {
  const text = fc.tuple(fc.constantFrom(...spellings), anyNumber).map(([[, write], number]) => `${write(number)} Budi`);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 12, maxLength: 12 }), async (texts) => {
      const outcome = await outcomeOf(...texts);
      const { errors, personalColumns } = reportOf(outcome);
      const others = errors.filter(({ fieldName = '' }) => !personalColumns.includes(fieldName));
      expect(new Set(others.map(({ type }) => type))).toEqual(
        new Set(['person-number', 'type-error', 'constraint-error', 'primary-key', 'unique-error', 'foreign-key']),
      );
      expect(others.filter(({ message, mend, cell = '' }) => [message, mend, cell].some((text) => holdsNik(text)))).toEqual([]);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});

test('nor the beginning of one, where the cell was cut', async () => {
  const [number = ''] = someNumbers;
  const most = limits.maxReportedCellCharacters;
  const kept = [3, 9, 15];
  const outcome = await outcomeOf(...kept.map((digits) => `${'b'.repeat(most - digits - 1)} ${number}`));
  const { errors, personalColumns } = reportOf(outcome);
  const others = errors.filter(({ fieldName = '' }) => !personalColumns.includes(fieldName));
  expect(others.filter(({ message, cell = '' }) => `${message} ${cell}`.includes(`b ${number.slice(0, 3)}`))).toEqual([]);
  // The page takes a shorter cell for a whole one, and offers it to be mended.
  const short = others.filter(({ cell = '', type }) => type !== 'person-number' && cell.length < most);
  expect(short).toEqual([]);
});

test('the number stands where the column is personal: its clerk must find it', async () => {
  const [number = ''] = someNumbers;
  const table = await bench.table(
    ['nik', 'bulan'],
    [
      [number, '1'],
      [number, '1'],
    ],
  );
  const fields: Field[] = [
    { name: 'nik', type: 'string', format: 'nik' },
    { name: 'bulan', type: 'string' },
  ];
  const { outcome } = await table.check({ fields, primaryKey: ['nik'] });
  expect(reportOf(outcome).errors).toMatchObject([{ type: 'primary-key', cell: number, message: expect.stringContaining(number) }]);
});
