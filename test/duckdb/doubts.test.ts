import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';

// No test is decided by time.
vi.setConfig({ testTimeout: 180_000 });

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function proposalOf(labels: readonly string[], rows: readonly (readonly string[])[], answers?: ReadonlyMap<string, string>) {
  return (await bench.table(labels, rows)).propose(answers);
}

async function column(label: string, cells: readonly string[], answers?: ReadonlyMap<string, string>) {
  const { content, questions, warnings } = await proposalOf(
    [label],
    cells.map((cell) => [cell]),
    answers,
  );
  const { name: _name, title: _title, ...shape } = content.fields[0] ?? { name: '', type: 'any' };
  const asked = questions.map(({ questionId, readings }) => [questionId, ...readings.map(({ readingId }) => readingId)].join(' '));
  return {
    shape,
    asked,
    told: warnings.filter(({ type }) => type === 'doubtful-type').map(({ type, rowNumber, cell }) => ({ type, rowNumber, cell })),
  };
}

const text = { type: 'string' };
const many = Array.from({ length: 3000 }, (_, index) => `1.${137 + (index % 800)}`);
const thousandsOrNot = 'kolom-2-ribuan ribuan desimal teks';

describe('what two readings fit is asked', () => {
  test.each<[string, string, string[], string]>([
    ['thousands with points that lost zeros (A1)', 'Penduduk', ['167.228', '106.373', '50.36', '99.219', '950'], thousandsOrNot],
    ['one short cell among thousands (A2)', 'Nilai', [...many, '12.5'], thousandsOrNot],
    ['thousands with commas that lost zeros (A3)', 'Nilai', ['1,474', '3,49', '950', '2,686', '1,205'], thousandsOrNot],
    ['a column called y (A4)', 'y', ['1.234', '5.678'], thousandsOrNot],
    ['a column called jumlah_x (A4)', 'jumlah_x', ['1.234', '5.678', '12.345'], thousandsOrNot],
    ['points beside commas', 'Nilai', ['1.234', '1,234'], 'kolom-2-ribuan titik-ribuan koma-ribuan teks'],
    ['rupiah with commas', 'Anggaran', ['Rp 1,234', 'Rp 5,678'], 'kolom-2-ribuan ribuan desimal teks'],
    [
      'thousands but for one fraction',
      'Nilai',
      ['1.234.567', '2.345.678', '3.456.789', '4.567.890', '5.678.901', '1.5'],
      'kolom-2-campuran ribuan teks',
    ],
    ['fractions but for one of thousands', 'Nilai', ['0.1', '0.2', '0.3', '0.4', '0.5', '1.234.567'], 'kolom-2-campuran desimal teks'],
    ['days and months (F)', 'Tanggal', ['03/04/2021', '05/06/2021'], 'kolom-2-tanggal hari-bulan bulan-hari teks'],
    ['days and months with hyphens (F)', 'Tanggal', ['3-4-2021', '5-6-2021'], 'kolom-2-tanggal hari-bulan bulan-hari teks'],
    ['numbering with a twin (D)', 'Uraian', ['1.1', '1.2', '1.10'], 'kolom-2-penomoran angka penomoran'],
    ['numbering with a twin behind a comma', 'nilai', ['1,1', '1,10', '1,2'], 'kolom-2-penomoran angka penomoran'],
    ['a zero with and without a fraction', 'nilai', ['0', '0,0', '-0'], 'kolom-2-penomoran angka penomoran'],
    ['a column named after numbering (D)', 'Versi', ['1.1', '1.2'], 'kolom-2-penomoran angka penomoran'],
    ['hours with a point (D)', 'Pukul', ['10.30', '9.15'], 'kolom-2-jam jam angka teks'],
    ['hours with a point, and a dash for none', 'Jam buka', ['10.30', '9.15', '-'], 'kolom-2-jam jam angka teks'],
    ['one space between digits (J)', 'Ukuran', ['120 200', '300 450'], 'kolom-2-spasi ribuan teks'],
  ])('%s', async (_what, label, cells, question) => {
    const { shape, asked, told } = await column(label, cells);
    expect({ shape, asked, told }).toEqual({ shape: text, asked: [question], told: [] });
  });

  test('each reading shows what it makes of two cells, and invents no zero', async () => {
    const { questions } = await proposalOf(['Penduduk'], [['167.228'], ['50.36'], ['99.219']]);
    expect(questions).toEqual([
      {
        questionId: 'kolom-2-ribuan',
        fieldName: 'penduduk',
        text: 'Kolom Penduduk: apakah titik pada angkanya memisahkan ribuan, atau tanda desimal?',
        readings: [
          {
            readingId: 'ribuan',
            text: expect.stringMatching(/^Titik memisahkan ribuan/),
            examples: ['167.228 → 167228', '50.36 → harus dibetulkan dulu'],
          },
          {
            readingId: 'desimal',
            text: expect.stringMatching(/^Titik adalah tanda desimal/),
            examples: ['167.228 → 167,228', '50.36 → 50,36'],
          },
          { readingId: 'teks', text: expect.any(String), examples: ['167.228 → teks “167.228”', '50.36 → teks “50.36”'] },
        ],
      },
    ]);
  });

  test('like columns are asked about together', async () => {
    const { questions } = await proposalOf(
      ['Laki', 'Perempuan', 'Tgl'],
      [
        ['1.234', '2.345', '03/04/2021'],
        ['3.456', '4.567', '05/06/2021'],
      ],
    );
    expect(questions.map(({ text }) => text)).toEqual([
      expect.stringContaining('Kolom Laki, Perempuan: '),
      expect.stringContaining('Kolom Tgl: '),
    ]);
  });
});

describe('what is certain is not asked', () => {
  test.each<[string, string, string[], object]>([
    ['zeros in front', 'Rasio', ['0.857', '0.123', '1.234'], { type: 'number' }],
    ['four digits in front', 'Nilai', ['1234.567', '2.345'], { type: 'number' }],
    ['four decimals', 'y', ['106.6312', '106.631'], { type: 'number' }],
    ['two groups', 'Nilai', ['1.234.567', '1.234'], { type: 'integer', decimalChar: ',', groupChar: '.' }],
    ['decimal commas beside', 'Nilai', ['1.234', '5,5'], { type: 'number', decimalChar: ',', groupChar: '.' }],
    ['one and two decimals', 'Nilai', ['1.5', '12.25', '3'], { type: 'number' }],
    ['degrees by name and size', 'Longitude', ['106.631', '106.62'], { type: 'number' }],
    ['rupiah with points', 'Anggaran', ['Rp 1.234', 'Rp 5.678'], { type: 'number', format: 'rupiah', unit: 'Rp' }],
    ['a day above twelve', 'Tanggal', ['03/04/2021', '13/06/2021'], { type: 'date', format: '%d/%m/%Y' }],
    ['dates that are the same either way', 'Tanggal', ['03/03/2021', '05/05/2021'], { type: 'date', format: '%d/%m/%Y' }],
    ['two spaces in one cell', 'Nilai', ['120 200', '1 234 567'], { type: 'integer', groupChar: ' ' }],
    ['the same number of decimals', 'Nilai', ['1.10', '1.20', '2.50'], { type: 'number' }],
    ['a count of hours', 'Jumlah Jam', ['10.30', '9.15'], { type: 'number' }],
  ])('%s', async (_what, label, cells, shape) => {
    expect(await column(label, cells)).toEqual({ shape, asked: [], told: [] });
  });
});

describe('what becomes text for want of certainty is told', () => {
  test.each<[string, string[], number, string]>([
    ['dates of both orders', ['13/04/2021', '04/13/2021'], 2, '13/04/2021'],
    ['years of two digits (F)', ['03/04/21', '05/06/21'], 2, '03/04/21'],
    ['fractions by points and by commas', ['0.5', '0,5'], 2, '0.5'],
    ['5-Sep among ranges (J)', ['0-4', '5-Sep', '10-14'], 3, '5-Sep'],
  ])('%s', async (_what, cells, rowNumber, cell) => {
    expect(await column('Kelompok', cells)).toEqual({ shape: text, asked: [], told: [{ type: 'doubtful-type', rowNumber, cell }] });
  });

  test('also what would be a fourth question', async () => {
    const rows = [
      ['1.234', '1,234', '120 200', '10.30', '03/04/2021'],
      ['2.345', '2,345', '130 300', '9.15', '05/06/2021'],
    ];
    const { questions, warnings } = await proposalOf(['A', 'B', 'C', 'Jam', 'Tgl'], rows);
    expect(questions).toHaveLength(limits.maxQuestions);
    expect(warnings.map(({ type, fieldName, rowNumber }) => [type, fieldName, rowNumber])).toEqual([
      ['doubtful-type', 'jam', 2],
      ['doubtful-type', 'tgl', 2],
    ]);
  });
});

describe('an answer', () => {
  test.each<[string, string, string[], string, string, object]>([
    [
      'thousands',
      'Penduduk',
      ['167.228', '-', '50.361'],
      'kolom-2-ribuan',
      'ribuan',
      { type: 'integer', decimalChar: ',', groupChar: '.', missingValues: ['', '-'] },
    ],
    ['fractions', 'Penduduk', ['167.228', '50.361'], 'kolom-2-ribuan', 'desimal', { type: 'number' }],
    ['text', 'Penduduk', ['167.228', '50.361'], 'kolom-2-ribuan', 'teks', text],
    [
      'thousands but for one fraction',
      'Nilai',
      ['1.234.567', '-', '3.456.789', '4.567.890', '5.678.901', '6.789.012', '1.5'],
      'kolom-2-campuran',
      'ribuan',
      { type: 'integer', decimalChar: ',', groupChar: '.', missingValues: ['', '-'] },
    ],
    ['the month first', 'Tanggal', ['03/04/2021', '05/06/2021'], 'kolom-2-tanggal', 'bulan-hari', { type: 'date', format: '%m/%d/%Y' }],
    ['times', 'Pukul', ['10.30', '9.15'], 'kolom-2-jam', 'jam', { type: 'time', format: '%H.%M' }],
    ['numbering', 'No', ['1.1', '1.10'], 'kolom-2-penomoran', 'penomoran', text],
    ['numbers with commas', 'Luas', ['1,1', '1,10'], 'kolom-2-penomoran', 'angka', { type: 'number', decimalChar: ',' }],
  ])('%s is what the standard says, and is not asked again', async (_what, label, cells, questionId, readingId, shape) => {
    expect(await column(label, cells, new Map([[questionId, readingId]]))).toEqual({ shape, asked: [], told: [] });
  });
});

const whole = (min: number, max: number) => fc.integer({ min, max });
const kinds = [
  whole(0, 999).map(String),
  fc.tuple(whole(1, 999), whole(0, 999)).map(([a, b]) => `${a}.${String(b).padStart(3, '0')}`),
  fc.tuple(whole(1, 999), whole(0, 999)).map(([a, b]) => `${a},${String(b).padStart(3, '0')}`),
  fc.tuple(whole(0, 99), whole(0, 99)).map(([a, b]) => `${a}.${b}`),
  fc.tuple(whole(1, 3), whole(1, 20)).map(([a, b]) => `${a}.${b}`),
  fc.tuple(whole(1, 3), whole(1, 20)).map(([a, b]) => `${a},${b}`),
  fc.tuple(whole(1, 12), whole(1, 28)).map(([a, b]) => `${a}/${b}/2021`),
  fc.tuple(whole(1, 999), whole(100, 999)).map(([a, b]) => `${a} ${b}`),
];
/** Columns mostly of one kind: that is where a slip decides. */
const columnOf = fc.constantFrom(...kinds).chain((kind) =>
  fc.array(fc.oneof({ weight: 40, arbitrary: kind }, ...kinds.map((arbitrary) => ({ weight: 1, arbitrary }))), {
    minLength: 3,
    maxLength: 12,
  }),
);

describe('whatever a file holds', () => {
  test('no number is inferred that takes 1.1 and 1.10, or 1,1 and 1,10, for one, the same file asks the same, and no answered question comes again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(columnOf, { minLength: 4, maxLength: 4 }), async (columns) => {
        const rows = Array.from({ length: 12 }, (_, row) => columns.map((cells) => cells[row] ?? ''));
        const labels = ['A', 'B', 'Pukul', 'Versi'];
        const table = await bench.table(labels, rows);
        const first = await table.propose();
        expect((await table.propose()).questions).toEqual(first.questions);
        expect(first.questions.length).toBeLessThanOrEqual(limits.maxQuestions);
        first.content.fields.forEach((field, index) => {
          if (field.type !== 'number') return;
          if (field.groupChar !== undefined) return;
          const texts = new Set((columns[index] ?? []).filter((cell) => /^[0-9]+[.,][0-9]+$/.test(cell)));
          const bare = new Set([...texts].map((cell) => cell.replace(/[.,]?0+$/, '')));
          expect(bare.size, [...texts].join(' ')).toBe(texts.size);
        });
        // Each reading of the question that has most; where nothing is asked there is nothing to answer.
        for (let which = 0; which < Math.max(0, ...first.questions.map(({ readings }) => readings.length)); which++) {
          const answers = new Map(
            first.questions.map(({ questionId, readings }) => [questionId, readings[which % readings.length]?.readingId ?? '']),
          );
          const again = (await table.propose(answers)).questions.map(({ questionId }) => questionId);
          expect(again.filter((id) => answers.has(id))).toEqual([]);
        }
      }),
      { numRuns: tried(3, 25) },
    );
    // A hundred proposals: half a minute of work, more on a busy machine.
  }, 600_000);
});

describe('hours and minutes', () => {
  test.each(['rasio guru murid', 'Perbandingan', 'Skor', 'skala'])('of a column called %s are no time of day', async (label) => {
    expect(await column(label, ['12:15', '10:20', '11:30'])).toMatchObject({ shape: text, asked: [] });
  });
});

describe('dates that stay text', () => {
  test('name the one that does not exist', async () => {
    const told = [{ type: 'doubtful-type', rowNumber: 3, cell: '0000-00-00' }];
    expect((await column('tanggal', ['2020-01-13', '0000-00-00', '2020-03-15'])).told).toEqual(told);
  });

  test.each([
    [['\x1e2020-01-13', '2/1/2021', '3/4/2021', 'x'], 3, '2/1/2021', 'tetapi 3 sel berisi teks, yang pertama baris 3: "2/1/2021"'],
    [['2/1/2021', '\x1e2020-01-13', '3/4/2021', 'x'], 2, '2/1/2021', 'tetapi 3 sel berisi teks, yang pertama baris 2: "2/1/2021"'],
  ])('beside dates that the workbook keeps as such are named, not those: %j', async (cells, rowNumber, cell, words) => {
    const { warnings } = await proposalOf(
      ['tanggal'],
      cells.map((one) => [one]),
    );
    expect(warnings).toMatchObject([{ type: 'doubtful-type', rowNumber, cell, message: expect.stringContaining(words) }]);
  });

  test('ask nothing about numbers beside them', async () => {
    expect((await column('n', ['1.234', '2.345', '2020-01-01', '5.678'])).asked).toEqual([]);
  });

  test.each([
    ['of several orders beside ISO 8601', ['13/01/2020', '01/14/2020', '2020-01-01'], '13/01/2020'],
    ['with the day before the month behind the year', ['2020-13-01', '2020-25-02'], '2020-13-01'],
  ])('%s are told', async (_, cells, cell) => {
    expect((await column('tanggal', cells)).told).toEqual([{ type: 'doubtful-type', rowNumber: 2, cell }]);
  });

  test.each([
    ['two-digit years', ['01-02-03', '04-05-06']],
    ['points', ['13.01.2020', '14.02.2020']],
    ['days that do not exist', ['29/02/2021', '30/02/2021']],
  ])('of one way of writing (%s) are not said to be written in several', async (_, cells) => {
    const { warnings } = await proposalOf(
      ['tanggal'],
      cells.map((cell) => [cell]),
    );
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('tidak semuanya dapat dibaca dengan pasti')]);
  });
});
