import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkStandard } from '../../functions/standards/check-standard.ts';
import { compileStandard } from '../../functions/standards/rules/compile.ts';
import type { Rule } from '../../functions/standards/rules/constraints.ts';
import { type Field, fieldTypes, type LeveledRule, type StandardContent } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import { type Bench, firstFileColumn, firstRowNumber, openBench } from './normal-form-file.ts';
import { type RuleCase, ruleCases } from './rule-cases.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

type Mutation = { readonly column: number; readonly rule: Rule; readonly cell: string };
type Scene = {
  readonly standard: StandardContent;
  readonly rows: readonly (readonly string[])[];
  readonly mutation: Mutation;
  readonly row: number;
};

/** A standard of some of the cases, sound rows for it, and one cell that breaks one rule. */
const scene: fc.Arbitrary<Scene> = fc.subarray([...ruleCases], { minLength: 1, maxLength: 8 }).chain((cases) => {
  const standard = { fields: cases.map(({ field }, index): Field => ({ name: `kolom_${index}`, ...field })) };
  const mutations = cases.flatMap(({ bad }, column) => bad.map(([rule, cell]) => ({ column, rule, cell })));
  return fc.record({
    standard: fc.constant(standard),
    rows: fc.array(fc.tuple(...cases.map(({ sound }: RuleCase) => sound)), { minLength: 1, maxLength: 20 }),
    mutation: fc.constantFrom(...mutations),
    row: fc.nat(),
  });
});

function mutated({ rows, mutation, row }: Scene): string[][] {
  return rows.map((cells, index) => (index === row % rows.length ? cells.with(mutation.column, mutation.cell) : [...cells]));
}

const labelsOf = ({ fields }: StandardContent): string[] => fields.map(({ name }) => name);
const typeOf = (rule: Rule): string => (rule === 'type' || rule === 'format' ? 'type-error' : 'constraint-error');

test('the cases know every type, and no standard of them has a fault', () => {
  expect(new Set(ruleCases.map(({ field }) => field.type))).toEqual(new Set(fieldTypes));
  expect(checkStandard({ fields: ruleCases.map(({ field }, index) => ({ name: `kolom_${index}`, ...field })) })).toEqual([]);
});

test('each bad cell of each case is reported with its row, its column and its type, and nothing else is', async () => {
  const samples = ruleCases.map(({ sound }) => fc.sample(sound, { numRuns: 1, seed: 1 })[0] ?? '');
  const fields = ruleCases.map(({ field }, index): Field => ({ name: `kolom_${index}`, ...field }));
  const broken = ruleCases.flatMap(({ bad }, column) => bad.map(([rule, cell]) => ({ column, rule, cell })));
  const table = await bench.table(
    labelsOf({ fields }),
    broken.map(({ column, cell }) => samples.with(column, cell)),
  );
  const { errors, validRows } = (await table.check({ fields })).outcome;
  expect(errors.map(({ rowNumber, fieldNumber, type, cell }) => [rowNumber, fieldNumber, type, cell])).toEqual(
    broken.map(({ column, rule, cell }, index) => [
      index + firstRowNumber,
      column + firstFileColumn,
      typeOf(rule),
      cell === '' ? undefined : cell,
    ]),
  );
  expect(validRows).toBe(0);
});

test('under any standard, sound rows pass, and a cell that breaks a rule is reported with its row, its column and its type', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (given) => {
      const { standard, rows, mutation, row } = given;
      const sound = (await (await bench.table(labelsOf(standard), rows)).check(standard)).outcome;
      expect(sound.errors).toEqual([]);
      expect(sound.validRows).toBe(rows.length);
      const { outcome } = await (await bench.table(labelsOf(standard), mutated(given))).check(standard);
      const type = typeOf(mutation.rule);
      expect(outcome.errors.map((error) => [error.rowNumber, error.fieldNumber, error.fieldName, error.type])).toEqual([
        [(row % rows.length) + firstRowNumber, mutation.column + firstFileColumn, `kolom_${mutation.column}`, type],
      ]);
      expect(outcome.errorCounts).toEqual({ [type]: 1 });
      expect(outcome.validRows).toBe(rows.length - 1);
    }),
    { numRuns: tried(8, 25) },
  );
});

test('no rule asks for more than DuckDB’s core, so that the same SQL runs in a browser', () => {
  const fields = ruleCases.map(({ field }, index): Field => ({ name: `kolom_${index}`, ...field }));
  const compiled = compileStandard({ fields }, () => ({
    cell: 'cell',
    text: 'text',
    missing: 'missing',
    number: 'number',
    value: 'value',
  }));
  const texts = compiled.fields.flatMap(({ reading, checks }) => [...Object.values(reading), ...checks.map(({ fails }) => fails)]);
  const called = new Set(
    texts.flatMap((sql) => [...sql.replace(/'([^']|'')*'/g, "''").matchAll(/\b([a-z_]+)\(/g)].map(([, name]) => name)),
  );
  expect([...called].filter((name = '') => /json|timezone|icu/.test(name))).toEqual([]);
  expect(texts.filter((sql) => /AS (JSON|TIMESTAMPTZ)|TIME ZONE/i.test(sql.replace(/'([^']|'')*'/g, "''")))).toEqual([]);
});

const isLeveled = (rule: Rule): rule is Exclude<LeveledRule, 'unique'> => rule !== 'type' && rule !== 'period';

test('a rule that is a warning warns, whether it says so itself or its field does, and the row stays valid', async () => {
  await fc.assert(
    fc.asyncProperty(
      scene.filter(({ mutation }) => isLeveled(mutation.rule)),
      fc.boolean(),
      async (given, byRule) => {
        const { rule, column } = given.mutation;
        if (!isLeveled(rule)) return;
        const level = byRule ? { rules: { [rule]: 'peringatan' as const } } : { level: 'peringatan' as const };
        const fields = given.standard.fields.map((field, index) => (index === column ? { ...field, ...level } : field));
        const { outcome } = await (await bench.table(labelsOf(given.standard), mutated(given))).check({ fields });
        expect(outcome.errors).toEqual([]);
        expect(outcome.validRows).toBe(given.rows.length);
        expect(outcome.warnings.map(({ fieldName, type }) => [fieldName, type])).toEqual([[`kolom_${column}`, typeOf(rule)]]);
      },
    ),
    { numRuns: tried(6, 20) },
  );
});

const anyFormat = fc.oneof(
  fc.constantFrom(
    'default',
    'any',
    'nik',
    'nip',
    'phone',
    'rupiah',
    'percent',
    'array',
    'object',
    'topojson',
    'binary',
    '%d/%m/%Y',
    '%B %Y',
    '%H.%M',
  ),
  fc.constantFrom('%d %b %Y %H:%M %z', '%Y-%m-%d', '%d\'%m"%Y', '%d\\%m(%Y'),
);
const anyBound = fc.oneof(fc.integer(), fc.constantFrom('1', '2026-01-31', '2026-01', '08:30', 'P1D', '2026-01-31T08:30', "'"));
const anyChoice = fc.oneof(anyBound, fc.boolean(), fc.string());
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 1 });
const anyField: fc.Arbitrary<Omit<Field, 'name'>> = fc.record({
  type: fc.constantFrom(...fieldTypes),
  format: fc.option(anyFormat, { nil: undefined }),
  decimalChar: optional(fc.constantFrom('.' as const, ',' as const)),
  groupChar: optional(fc.constantFrom('.' as const, ',' as const, ' ' as const)),
  bareNumber: optional(fc.boolean()),
  delimiter: optional(fc.constantFrom(';', "'", ', ')),
  itemType: optional(fc.constantFrom('integer' as const, 'number' as const, 'boolean' as const, 'datetime' as const, 'time' as const)),
  trueValues: optional(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 })),
  missingValues: optional(fc.array(fc.oneof(fc.string(), fc.record({ value: fc.string() })), { maxLength: 3 })),
  constraints: fc.record({
    required: optional(fc.boolean()),
    unique: optional(fc.boolean()),
    minimum: optional(anyBound),
    exclusiveMaximum: optional(anyBound),
    minLength: optional(fc.nat(5)),
    maxLength: optional(fc.integer({ min: 5, max: 9 })),
    pattern: optional(fc.constantFrom('[a-z]+', "a'b", '\\d{2}|x', '(?i)a.*')),
    enum: optional(fc.array(anyChoice, { minLength: 1, maxLength: 3 })),
  }),
});
const hostileCell = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    ' ',
    "'",
    '"',
    '1',
    '1.234,5',
    '-Rp1',
    '99%',
    '2026-01-31',
    '31/01/2026',
    '25:61',
    'P1D',
    '[1',
    '{"a": [',
    '1;2',
    '106, -6',
    '1e999',
  ),
);

test('a standard without faults can always be asked, whatever the cells hold', async () => {
  const field = anyField.filter((each) => checkStandard({ fields: [{ name: 'kolom', ...each }] }).length === 0);
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { minLength: 5, maxLength: 20 }),
      fc.array(hostileCell, { minLength: 1, maxLength: 10 }),
      async (shapes, cells) => {
        const fields = shapes.map((shape, index) => ({ name: `kolom_${index}`, ...shape }));
        const table = await bench.table(
          labelsOf({ fields }),
          cells.map((cell) => fields.map(() => cell)),
        );
        expect((await table.check({ fields })).outcome).toMatchObject({ rows: cells.length });
      },
    ),
    { numRuns: tried(5, 15) },
  );
});
