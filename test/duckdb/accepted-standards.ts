import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { templateSheets } from '../../functions/datasets/template/template-sheets.ts';
import { shareMark, typedMark } from '../../functions/model/normal-form.ts';
import { referenceCodeLists } from '../../functions/model/reference-code-list.ts';
import { anyStandard, names, value } from './any-standard.ts';
import type { Bench, Cells } from './normal-form-file.ts';

const standardsPerFile = 10;

const plainCell = fc.oneof(
  value.map(String),
  fc.constantFrom(
    '',
    ' ',
    '-',
    '12/05/1990',
    '1/2/2020',
    '31/02/2020',
    '12 Mei 1990',
    'Mei 2026',
    '2026-Q3',
    '2026-S1',
    '08.30',
    'pukul 08.30 WIB',
    '36.71.01',
    '3671010105900001',
    '[1,2]',
    '{"a":[1]}',
    '[',
    '{"type":"Point","coordinates":[1,2]}',
    '106.6,-6.1',
    '1;2',
    'a,b',
    'Rp 1.250,00',
    '12%',
    '(1)',
    '-(2)',
    '1e400',
    'baris\nkedua',
    '\ufeff',
    '٣',
  ),
);
const cell = fc
  .tuple(fc.constantFrom('', '', '', '', String.fromCharCode(typedMark), String.fromCharCode(shareMark)), plainCell)
  .map(([mark, text]) => mark + text.replace(/(?![\t\n])\p{Cc}/gu, ''));
const rows: fc.Arbitrary<Cells> = fc.array(fc.tuple(...names.map(() => cell)), { minLength: 0, maxLength: 12 });

const pairs = fc.record({ rows, standards: fc.array(anyStandard, { minLength: standardsPerFile, maxLength: standardsPerFile }) });

/** Checks `count` pairs of a file and an accepted standard with the real engine, writes what is valid, and draws the template. Throws at the first fault, with the pair. */
export async function checkPairs(
  bench: Bench,
  count: number,
  seed?: number,
): Promise<{ readonly checked: number; readonly written: number }> {
  const done = { checked: 0, written: 0 };
  const runs = Math.ceil(count / standardsPerFile);
  await fc.assert(
    fc.asyncProperty(pairs, async ({ rows: cells, standards }) => {
      const table = await bench.table(names, cells);
      try {
        for (const content of standards) {
          const checked = await table.check(content);
          done.checked += 1;
          if (await writtenWhole(bench, checked)) done.written += 1;
          templateSheets('Judul', content, new Map(referenceCodeLists.map((list) => [list, [{ code: '36.71.01', name: 'Tangerang' }]])));
        }
      } finally {
        await table.close();
      }
    }),
    { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  );
  return done;
}

type Checked = Awaited<ReturnType<Awaited<ReturnType<Bench['table']>>['check']>>;

async function writtenWhole(bench: Bench, { outcome, writeParts }: Checked): Promise<boolean> {
  const labelsFit = !Object.keys(outcome.errorCounts).some((type) => type.endsWith('-label'));
  if (!labelsFit || outcome.validRows === 0) return false;
  const directory = await mkdtemp(join(bench.directory, 'parts-'));
  const parts = await writeParts({ wholePeriod: 'all', directory, rows: 'valid' });
  await rm(directory, { recursive: true });
  const written = parts.reduce((sum, part) => sum + part.rows, 0);
  if (written !== outcome.validRows) throw new Error(`${written} rows were written of ${outcome.validRows} valid ones`);
  return true;
}
