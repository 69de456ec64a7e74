import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const typed = (text: string) => `\x1e${text}`;
const share = (text: string) => `\x1b${text}`;

type Case = readonly [what: string, field: Omit<Field, 'name'>, cells: readonly string[]];

async function toldOf(...[, field, cells]: Case): Promise<string[]> {
  const table = await bench.table(
    ['Isi', 'Lain'],
    cells.map((cell) => [cell, 'x']),
  );
  const { outcome } = await table.check({
    fields: [
      { name: 'isi', title: 'Isi', ...field },
      { name: 'lain', title: 'Lain', type: 'string' },
    ],
  });
  await table.close();
  expect(outcome.errors).toEqual([]);
  return outcome.warnings.map(({ type, message }) => `${type}: ${message}`);
}

const choices = { type: 'string', constraints: { enum: ['umum', 'gigi', 'kia'] } } satisfies Omit<Field, 'name'>;
const percents = { type: 'number', unit: '%', decimalChar: ',' } satisfies Omit<Field, 'name'>;

test.each<readonly [...Case, RegExp]>([
  ['a choice in other letters', choices, ['umum', 'KIA', ' gigi', ''], /^choice-spelling: Kolom Isi: 2 sel \(pertama di baris 3\)/],
  [
    'a month by its name',
    { type: 'yearmonth' },
    ['2026-01', '2026-02', 'DES 2026'],
    /^month-name: Kolom Isi: 1 sel \(pertama di baris 4\)/,
  ],
  ['a month by its name beside a pattern', { type: 'yearmonth', format: '%m/%Y' }, ['Mei 2026', '06/2026'], /^month-name: .*: 1 sel /],
  ['a percent sign', percents, ['87,5', '91,2 %', '88%'], /^percent-as-unit: .*pada 2 sel \(pertama di baris 3\)/],
  ['a percent sign of the format', percents, [typed('87.5'), share('0.912')], /^percent-as-unit: .*pada 1 sel \(pertama di baris 3\)/],
])('tells of %s', async (what, field, cells, words) => {
  expect(await toldOf(what, field, cells)).toEqual([expect.stringMatching(words)]);
});

test.each<Case>([
  ['choices as the standard writes them', choices, ['umum', 'kia', '']],
  ['words that mean no value', { ...choices, missingValues: ['', 'UMUM'] }, ['UMUM', 'gigi']],
  ['months as the standard writes them', { type: 'yearmonth', format: '%B %Y' }, ['Mei 2026', 'Des 2026']],
  ['months that a workbook keeps as days', { type: 'yearmonth' }, [typed('2026-09-01'), '2026-10']],
  ['numbers of percents without a sign', percents, ['87,5', typed('91.2')]],
  ['fractions that are written as percents', { type: 'number', format: 'percent' }, ['87%', share('0.5')]],
])('says nothing of %s', async (...told) => {
  expect(await toldOf(...told)).toEqual([]);
});

test('tells of each column of a wide table, however many refusals are listed beside it', async () => {
  const fields: Field[] = Array.from({ length: 60 }, (_, place) => ({ name: `k${place}`, ...choices }));
  const table = await bench.table(
    fields.map(({ name }) => name),
    Array.from({ length: 30 }, () => fields.map(() => 'UMUM')),
  );
  const { outcome } = await table.check({ fields: fields.map((field) => ({ ...field, level: 'peringatan' as const })) });
  await table.close();
  expect(outcome.warnings.map(({ fieldName, type }) => `${fieldName} ${type}`)).toEqual(
    fields.map(({ name }) => `${name} choice-spelling`),
  );
});
