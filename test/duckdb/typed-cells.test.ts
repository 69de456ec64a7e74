import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cellsSql } from '../../functions/duckdb/cells.ts';
import { compiledOn, readingsSql } from '../../functions/duckdb/columns.ts';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Correction } from '../../functions/ingest/table-engine.port.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench, share, typed } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

type Shape = Omit<Field, 'name' | 'title'>;
const typeError = '!type-error';
const indonesian: Shape = { type: 'number', decimalChar: ',', groupChar: '.' };

/** What each cell of a one-column file becomes: its JSON value, or `!rule type "cell"` where the check refuses it. */
async function readingsOf(shape: Shape, cells: readonly string[], corrections: readonly Correction[] = []): Promise<string[]> {
  const content = { fields: [{ name: 'kolom', ...shape }] };
  const table = await bench.table(
    ['kolom'],
    cells.map((cell) => [cell]),
    corrections,
  );
  const checked = await table.check(content);
  const { errors } = checked.outcome;
  const [part] = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const reader = duckdbRowReader(bench.directory);
  const query = { fields: content.fields, columns: ['kolom'], filters: [], sort: [], offset: 0, limit: cells.length };
  const page = await reader.read([part?.path ?? ''], query, 'json');
  await reader.close();
  const refused = new Map(errors.map(({ rowNumber, type, cell }) => [rowNumber, `!${type} ${cell}`]));
  return page.rows.map((row, index) => refused.get(index + 2) ?? row.slice('{"kolom":'.length, -1));
}

describe('a typed cell is read in the canonical style, a text beside it in the style of the field', () => {
  test.each<[string, Shape, readonly (readonly [cell: string, value: string])[]]>([
    [
      'number',
      indonesian,
      [
        [typed('1.234'), '1.234'],
        ['1.234', '1234'],
        [typed('1250.5'), '1250.5'],
        ['1.250,75', '1250.75'],
        ['1250.5', `${typeError} 1250.5`],
        [typed('-0.25'), '-0.25'],
        ['12345', '12345'],
        [share('0.9'), '0.9'],
        [typed('2026-09-12'), `${typeError} 2026-09-12`],
        ['', 'null'],
      ],
    ],
    [
      'integer',
      { type: 'integer', groupChar: '.' },
      [
        ['1.234', '1234'],
        [typed('1.234'), `${typeError} 1.234`],
        [share('2'), '2'],
      ],
    ],
    [
      'rupiah',
      { type: 'number', format: 'rupiah' },
      [
        ['Rp 1.250', '1250'],
        [typed('1.25'), '1.25'],
      ],
    ],
    [
      'number in words',
      { ...indonesian, bareNumber: false },
      [
        ['1.250 kg', '1250'],
        [typed('1.25'), '1.25'],
      ],
    ],
    [
      'percentage',
      { type: 'number', format: 'percent', decimalChar: ',' },
      [
        ['90,5%', '0.905'],
        [typed('0.905'), '0.905'],
        [share('1.2'), '1.2'],
        [share('2'), '2'],
        // 90.5 in a cell without a percent sign may be 90.5 %, or 9,050 %.
        [typed('90.5'), `${typeError} 90.5`],
      ],
    ],
    [
      'date',
      { type: 'date', format: '%d/%m/%Y' },
      [
        ['12/09/2026', '"2026-09-12"'],
        [typed('2026-09-12'), '"2026-09-12"'],
        ['2026-09-12', `${typeError} 2026-09-12`],
        [typed('2026-09-12T08:30:00'), `${typeError} 2026-09-12T08:30:00`],
        [typed('1900-02-29'), `${typeError} 1900-02-29`],
      ],
    ],
    [
      'datetime',
      { type: 'datetime', format: '%d/%m/%Y %H:%M' },
      [
        ['12/09/2026 08:30', '"2026-09-12T08:30:00"'],
        [typed('2026-09-12T08:30:00'), '"2026-09-12T08:30:00"'],
        [typed('2026-09-12'), '"2026-09-12T00:00:00"'],
      ],
    ],
    [
      'datetime as ISO 8601',
      { type: 'datetime' },
      [
        [typed('2026-09-12'), '"2026-09-12T00:00:00"'],
        ['2026-09-12', `${typeError} 2026-09-12`],
      ],
    ],
    [
      'time',
      { type: 'time', format: '%H.%M' },
      [
        ['08.30', '"08:30:00"'],
        [typed('08:30:15'), '"08:30:15"'],
        [typed('25:00:00'), `${typeError} 25:00:00`],
      ],
    ],
    [
      'yearmonth',
      { type: 'yearmonth', format: '%B %Y' },
      [
        ['September 2026', '"2026-09"'],
        [typed('2026-09-01'), '"2026-09"'],
        [typed('2026-09-12'), `${typeError} 2026-09-12`],
      ],
    ],
    [
      'boolean',
      { type: 'boolean', trueValues: ['Sudah'], falseValues: ['Belum'] },
      [
        ['Sudah', 'true'],
        [typed('FALSE'), 'false'],
        ['FALSE', `${typeError} FALSE`],
      ],
    ],
    [
      'year',
      { type: 'year' },
      [
        ['2026', '2026'],
        [typed('2026.5'), `${typeError} 2026.5`],
      ],
    ],
    [
      'string',
      { type: 'string' },
      [
        [typed('1250.5'), '"1250.5"'],
        ['a\nb', '"a\\nb"'],
        [typed('2026-09-12'), '"2026-09-12"'],
      ],
    ],
  ])('%s', async (_, shape, cells) => {
    expect(
      await readingsOf(
        shape,
        cells.map(([cell]) => cell),
      ),
    ).toEqual(cells.map(([, value]) => value));
  });

  test('a cell that the clerk mended is text, whatever it was', async () => {
    const mended = [
      { rowNumber: 2, column: 0, value: '1.234' },
      { rowNumber: 4, column: 0, value: '1250.5' },
    ];
    const cells = [typed('1.234'), typed('1.234'), typed('1.5')];
    expect(await readingsOf(indonesian, cells, mended)).toEqual(['1234', '1.234', `${typeError} 1250.5`]);
  });

  test('any number says the same in every style', async () => {
    const number = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 9_999 })).map(([whole, rest]) => {
      const text = `${whole}.${String(rest).padStart(4, '0')}`.replace(/0+$/, '');
      return { text, value: String(Number(text)) };
    });
    const style = fc.constantFrom<Shape>(indonesian, { type: 'number', groupChar: ',' }, { type: 'number', format: 'rupiah' });
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 20 }), style, async (numbers, shape) => {
        const cells = numbers.map(({ text }) => typed(text));
        expect(await readingsOf(shape, cells)).toEqual(numbers.map(({ value }) => value));
      }),
      { numRuns: tried(6, 15) },
    );
  });
});

test('keys and minimums compare values, not how they are written', async () => {
  const fields: Field[] = [{ name: 'kolom', ...indonesian, constraints: { unique: true, maximum: 1000 } }];
  const table = await bench.table(['kolom'], [[typed('1.5')], ['1,5'], ['1.234'], [typed('1.234')]]);
  const { errors } = (await table.check({ fields })).outcome;
  expect(errors.map(({ rowNumber, type, cell }) => [rowNumber, type, cell])).toEqual([
    [3, 'unique-error', '1,5'],
    [4, 'constraint-error', '1.234'],
  ]);
});

test('a file without typed cells is read by SQL that knows nothing of them', async () => {
  const shapes: Shape[] = [indonesian, { type: 'date', format: '%d/%m/%Y' }, { type: 'boolean' }, { type: 'datetime' }, { type: 'string' }];
  const fields = shapes.map((shape, index) => ({ name: `k${index}`, ...shape }));
  const columns = fields.map((_, index) => index);
  const { path, form } = await bench.form(
    fields.map(({ name }) => name),
    [['1', '2', '3', '4', '5']],
  );
  expect(form.typedColumns).toEqual([]);
  const sql = cellsSql(path, form, []) + readingsSql(compiledOn(form, { content: { fields }, columns }).fields);
  expect(sql).toContain('SELECT row_number, "c1", "c2", "c3", "c4", "c5" FROM read_csv(');
  expect(sql).not.toMatch(/typed|share|chr\(/);
});

describe('a standard is proposed', () => {
  async function proposedFor(cells: readonly string[]): Promise<Shape> {
    const table = await bench.table(
      ['Jumlah'],
      cells.map((cell) => [cell]),
    );
    const standard = (await table.propose()).content;
    expect((await table.check(standard)).outcome.errors).toEqual([]);
    const { name: _name, title: _title, ...shape } = standard.fields[0] ?? { name: '', type: 'any' };
    return shape;
  }

  test.each<[string, readonly string[], Shape]>([
    ['for numbers alone', [typed('1.2345'), typed('2.5'), '7'], { type: 'number' }],
    ['for numbers beside texts with a decimal comma', [typed('1250.5'), '1.250,75'], indonesian],
    ['for numbers beside texts with commas alone', [typed('1.234'), '0,5'], { type: 'number', decimalChar: ',' }],
    ['for fractions beside thousands', [typed('1.234'), '1.250.000'], indonesian],
    ['for numbers beside amounts', [typed('1250.5'), 'Rp 1.500,-'], { type: 'number', format: 'rupiah', unit: 'Rp' }],
    ['for percentages', [share('0.9'), share('1')], { type: 'number' }],
    ['for percentages beside texts', [share('1.2'), '90%'], { type: 'number', format: 'percent' }],
    ['for dates', [typed('2026-09-12'), typed('2026-01-02')], { type: 'date' }],
    ['for dates beside texts', [typed('2026-09-12'), '13/09/2026'], { type: 'date', format: '%d/%m/%Y' }],
    ['for dates, some with a time', [typed('2026-09-12'), typed('2026-09-12T08:30:00')], { type: 'datetime' }],
    ['for months', [typed('2026-09-01'), 'Oktober 2026'], { type: 'yearmonth', format: '%B %Y' }],
    ['for truth', [typed('TRUE'), 'false'], { type: 'boolean' }],
  ])('%s', async (_, cells, shape) => {
    expect(await proposedFor(cells)).toEqual(shape);
  });

  test.each<[string, readonly string[]]>([
    ['a text beside a number could be thousands, or a fraction', [typed('1250.5'), '1.250']],
    ['days and months of the texts could be one another', [typed('2026-09-12'), '05/06/2026']],
    ['the texts have two styles', [typed('1250.5'), '1.250,75', '1,250.75']],
    ['every number could be thousands that a program took for fractions', [typed('1.234'), typed('2.345'), '7']],
    ['some of them lost a zero', [typed('1.234'), typed('1.04'), '686']],
    ['numbers stand among dates', [typed('2026-09-12'), typed('1.5')]],
  ])('as text where %s', async (_, cells) => {
    expect(await proposedFor(cells)).toEqual({ type: 'string' });
  });
});
