import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { readListFile } from '../../functions/plans/read-plan-file.ts';
import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';

const unsaid = { access: 'open', cadence: 'annual' } as const;
const [long, title, code, short] = [0, 1, 2, 3];
const texts = [...['x'.repeat(32_000), 'Judul', 'Kode', 'Posyandu'].map((text) => `<si><t>${text}</t></si>`)].join('');
const rowOf = (cells: readonly number[]) => `<row>${cells.map((text) => `<c t="s"><v>${text}</v></c>`).join('')}</row>`;
const bookOf = (sheets: readonly (readonly (readonly number[])[])[]) =>
  zipParts(partsOf({ texts, sheets: sheets.map((rows) => rows.map(rowOf).join('')) }));
const times = (count: number, text: number) => Array.from({ length: count }, () => text);

describe('a small file that says much', () => {
  test.each([
    [
      'in the cells of a header',
      [
        [
          [title, code, ...times(90, long)],
          [short, short],
        ],
      ],
    ],
    ['in rows below it', [[[title, code], ...Array.from({ length: 200 }, () => [short, long])]]],
    ['on sheets without a list', Array.from({ length: 50 }, () => [[long, long], [short]])],
  ])('%s is refused in words', async (_where, sheets) => {
    const outcome = await readListFile(await bookOf(sheets), unsaid);
    expect(outcome).toEqual({ ok: false, why: expect.stringContaining('1.000.000 huruf') });
  });

  test('is told of in short: of long texts their start', async () => {
    const outcome = await readListFile(
      await bookOf([
        [
          [title, code, ...times(20, long)],
          [long, long],
        ],
      ]),
      unsaid,
    );
    if (!outcome.ok) throw new Error(outcome.why);
    expect(new Set(outcome.read.unread)).toEqual(new Set([`${'x'.repeat(limits.maxToldCellCharacters)}…`]));
    expect(outcome.read.faults.map(({ column }) => column)).toEqual(['Judul', 'Kode']);
  });

  test.each(['csv', 'xlsx'] as const)('in more columns than a list has is refused in words (%s)', async (format) => {
    const cells = [title, code, ...times(limits.maxPlanFileColumns - 1, short)];
    const csv = Buffer.from(`Judul,Kode,${times(90_000, 1).join()}\nPosyandu,1\n`);
    const outcome = await readListFile(format === 'csv' ? csv : await bookOf([[cells, [short, short]]]), unsaid);
    expect(outcome).toEqual({ ok: false, why: expect.stringContaining(`lebih dari ${limits.maxPlanFileColumns}`) });
  });

  test('is read no further than blank rows, and sheets, of a list go', async () => {
    const list = [title, code].map((text) => `<c t="s"><v>${text}</v></c>`).join('');
    const below = `<row>${list}</row><row><c t="s"><v>${short}</v></c><c t="s"><v>${short}</v></c></row>`;
    const blank = '<row/>'.repeat(limits.maxPlanFileBlankRows + 100_000);
    const far = await zipParts(partsOf({ texts, sheets: [`${blank}${below}`] }));
    const late = await zipParts(partsOf({ texts, sheets: [...Array.from({ length: limits.maxPlanFileSheets }, () => '<row/>'), below] }));
    for (const bytes of [far, late])
      expect(await readListFile(bytes, unsaid)).toEqual({ ok: false, why: expect.stringContaining('tidak ditemukan') });
  });

  test('never makes an answer larger than its own text, whatever its cells', async () => {
    const cell = fc.constantFrom(long, title, code, short);
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (some) => {
        const outcome = await readListFile(await bookOf([[[title, code, ...times(10, long)], ...some]]), unsaid);
        expect(JSON.stringify(outcome).length).toBeLessThan(30_000);
      }),
      { numRuns: 40 },
    );
  });
});
