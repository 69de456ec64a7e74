import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, openBench, share, typed } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

type Case = readonly [what: string, field: Omit<Field, 'name'>, cells: readonly string[]];

async function outcomeOf(field: Omit<Field, 'name'>, cells: readonly string[]) {
  const table = await bench.table(
    ['Isi', 'Lain'],
    cells.map((cell) => [cell, 'x']),
  );
  const lain: Field = { name: 'lain', title: 'Lain', type: 'string' };
  const { outcome } = await table.check({ fields: [{ name: 'isi', title: 'Isi', ...field }, lain] });
  await table.close();
  return outcome;
}

const toldOf = async (...[, field, cells]: Case) =>
  (await outcomeOf(field, cells)).told.map(({ type, message }) => `${type}: ${message.replace('Kolom Isi: ', '')}`);

const choices = { type: 'string', constraints: { enum: ['umum', 'gigi', 'kia'] } } satisfies Omit<Field, 'name'>;
const percents = { type: 'number', unit: '%', decimalChar: ',' } satisfies Omit<Field, 'name'>;

test.each<readonly [...Case, RegExp]>([
  ['a choice in another case or with blanks', choices, ['umum', 'KIA', ' gigi', ''], /^choice-spelling: 2 sel \(pertama di baris 3\)/],
  ['a month by its name', { type: 'yearmonth' }, ['2026-01', '2026-02', 'DES 2026'], /^month-name: 1 sel \(pertama di baris 4\)/],
  ['a month by its name beside a pattern', { type: 'yearmonth', format: '%m/%Y' }, ['Mei 2026', '06/2026'], /^month-name: 1 sel /],
  ['a percent sign on some cells', percents, ['87,5', '91,2 %', '88%'], /^percent-as-unit: .* 2 sel \(pertama di baris 3\).* 1 sel lain/],
  ['a percent sign of some formats', percents, [typed('87.5'), share('0.912')], /^percent-as-unit: .* 1 sel \(pertama di baris 3\)/],
  ['Excel’s percentages beside numbers', { type: 'number' }, [share('0.125'), typed('12.5'), '7'], /^mixed-percent: 1 sel .* 2 sel berisi/],
  ['zeros in front of a number', { type: 'integer' }, ['7', '007', '-01', '0', '10'], /^leading-zero: 2 sel \(pertama di baris 3\)/],
  ['a time in UTC', { type: 'datetime' }, ['2026-09-01T08:30:00', '2026-09-01T01:30:00Z'], /^moved-time: 1 sel \(pertama di baris 3\)/],
  ['times of other zones', { type: 'datetime' }, ['2026-09-01T01:30+08:00', '2026-09-01T01:30:00.5-0100'], /^moved-time: 2 sel /],
  [
    'a time of another zone by a pattern',
    { type: 'datetime', format: '%d/%m/%Y %H:%M %z' },
    ['28/02/2026 09:30 +08:00'],
    /^moved-time: 1 sel /,
  ],
])('tells of %s', async (what, field, cells, words) => {
  expect(await toldOf(what, field, cells)).toEqual([expect.stringMatching(words)]);
});

test.each<Case>([
  ['choices as the standard writes them', choices, ['umum', 'kia', '']],
  ['words that mean no value', { ...choices, missingValues: ['', 'UMUM'] }, ['UMUM', 'gigi']],
  ['months as the standard writes them', { type: 'yearmonth', format: '%B %Y' }, ['Mei 2026', 'Des 2026']],
  ['months that a workbook keeps as days', { type: 'yearmonth' }, [typed('2026-09-01'), '2026-10']],
  ['numbers of percents without a sign', percents, ['87,5', typed('91.2')]],
  ['percents that all have the sign', percents, ['87,5 %', share('0.912'), '']],
  ['percentages that all are Excel’s', { type: 'number' }, [share('0.125'), share('0.5'), '']],
  ['fractions that are written as percents', { type: 'number', format: 'percent' }, ['87%', share('0.5')]],
  ['zero, and zeros behind the point', { type: 'number' }, ['0', '0.50', '0.07']],
  ['the city’s own time', { type: 'datetime' }, ['2026-09-01T08:30:00+07:00', '2026-09-01T08:30:00+0700', '2026-09-01T08:30:00']],
  ['days that a workbook keeps', { type: 'datetime' }, [typed('2026-09-01'), typed('2026-09-01T08:30:00')]],
])('says nothing of %s', async (...told) => {
  expect(await toldOf(...told)).toEqual([]);
});

test('tells of cells that were read, not of those that were refused', async () => {
  const { errors, told } = await outcomeOf({ type: 'integer' }, ['007', '08x', '9']);
  expect(errors.map(({ rowNumber }) => rowNumber)).toEqual([3]);
  expect(told.map(({ message }) => message)).toEqual([expect.stringContaining(' 1 sel (pertama di baris 2)')]);
});

test('tells nothing of a column that the file lacks', async () => {
  const table = await bench.table(['Lain'], [['x']]);
  const { outcome } = await table.check({
    fields: [
      { name: 'isi', title: 'Isi', ...choices },
      { name: 'lain', title: 'Lain', type: 'string' },
    ],
  });
  await table.close();
  expect(outcome.errors.map(({ type }) => type)).toEqual(['missing-label']);
  expect(outcome.told).toEqual([]);
});

test('tells of each column of a table wider than a scan, however many warnings of rows stand beside it', async () => {
  const columns = limits.columnsPerScan + 20;
  const rows = Math.ceil((limits.maxReportedErrors * 2) / columns);
  const fields: Field[] = Array.from({ length: columns }, (_, place) => ({ name: `k${place}`, ...choices, level: 'peringatan' }));
  const table = await bench.table(
    fields.map(({ name }) => name),
    Array.from({ length: rows }, (_, row) => fields.map(() => (row === 0 ? 'UMUM' : 'lain'))),
  );
  const { outcome } = await table.check({ fields });
  await table.close();
  expect(outcome.warnings).toHaveLength(limits.maxReportedErrors);
  expect(outcome.told.map(({ fieldName, type }) => `${fieldName} ${type}`)).toEqual(fields.map(({ name }) => `${name} choice-spelling`));
});
