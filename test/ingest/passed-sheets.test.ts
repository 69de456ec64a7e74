import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sayPassedOver } from '../../functions/ingest/passed-sheets.ts';
import type { Sheet } from '../../functions/ingest/workbook/workbook.ts';
import { limits } from '../../functions/limits.ts';
import { rawZip } from './workbook/raw-zip.ts';
import { openSound } from './workbook/read-rows.ts';
import { partsOf, writeZip } from './workbook/write-workbook.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'passed-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const filled = (count: number) => '<row><c><v>1</v></c></row>'.repeat(count);
const blank = (count: number) => '<row spans="1:16384" customFormat="1"/>'.repeat(count);
/** Two of these are more than are looked at. */
const half = Math.ceil(limits.maxCountedRows / 2);

/** What is said of hidden sheets, and how many pieces of rows each was asked for. */
async function saidOf(sheets: readonly string[]): Promise<{ readonly said: readonly string[]; readonly asked: readonly number[] }> {
  // Not deflated: what expands far is refused for that alone.
  const entries = [...partsOf({ sheets })].map(([name, content]) => ({ name, content: Buffer.from(content), method: 0 }));
  const workbook = await openSound(await writeZip(directory, rawZip(entries)));
  const asked = sheets.map(() => 0);
  const counted = workbook.sheets.map((sheet, index): Sheet => {
    async function* rows(...counts: Parameters<Sheet['rows']>) {
      for await (const some of sheet.rows(...counts)) {
        asked[index] = (asked[index] ?? 0) + 1;
        yield some;
      }
    }
    return { ...sheet, rows };
  });
  const findings = await sayPassedOver(
    'lembar',
    counted.map((sheet) => ({ sheet, why: 'hidden' })),
  );
  await workbook.close();
  return { said: findings.map(({ message }) => message), asked };
}

test('rows of sheets that are not read are counted, of a sheet without any nothing is said', async () => {
  expect((await saidOf([filled(3), '', blank(3) + filled(2), blank(3)])).said).toEqual([
    'Lembar “Lembar 1” dilewati (3 baris): disembunyikan (hidden).',
    'Lembar “Lembar 2” dilewati: disembunyikan (hidden).',
    'Lembar “Lembar 3” dilewati (2 baris): disembunyikan (hidden).',
    'Lembar “Lembar 4” dilewati: disembunyikan (hidden).',
  ]);
});

test('blank rows are looked at no longer than filled ones, and a sheet that was not counted does not read like an empty one', async () => {
  const { said, asked } = await saidOf([filled(10) + blank(half), blank(half), blank(half), filled(5)]);
  expect(said).toEqual([
    'Lembar “Lembar 1” dilewati (10 baris): disembunyikan (hidden).',
    'Lembar “Lembar 2” dilewati (jumlah barisnya tidak dihitung): disembunyikan (hidden).',
    'Lembar “Lembar 3” dilewati (jumlah barisnya tidak dihitung): disembunyikan (hidden).',
    'Lembar “Lembar 4” dilewati (jumlah barisnya tidak dihitung): disembunyikan (hidden).',
  ]);
  expect(asked.map((pieces) => pieces > 0)).toEqual([true, true, false, false]);
});

test('a sheet whose rows were counted in part has at least those', async () => {
  const { said } = await saidOf([filled(10) + blank(half), filled(10) + blank(half)]);
  expect(said[1]).toBe('Lembar “Lembar 2” dilewati (sedikitnya 10 baris): disembunyikan (hidden).');
});
