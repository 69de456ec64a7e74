import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyNth } from '../../product-size.ts';
import { readBackFile } from '../read-back-file.ts';
import { cellsOf, findingsOf, readBack } from './read-bytes.ts';

/** A thousand files on a busy machine. */
const everyFileMilliseconds = 240_000;

const hostile = '../shared/corpora/hostile';
const present = existsSync(hostile);
if (!present) console.warn(`corpora: skipped, ${hostile} is not there`);

/** Wrong in the fixture repository itself: CR lost from the file; an object with another telephone number. */
const wrongFixtures = ['newlines_crlf', 'location_coordinates'];

describe.skipIf(!present)('csv-spectrum', () => {
  test.each(globSync(join(hostile, 'csv-spectrum/csvs/*.csv')).map((path) => basename(path, '.csv')))('%s', async (name) => {
    const read = await readBack(join(hostile, `csv-spectrum/csvs/${name}.csv`));
    const labels = read.outcome.form?.labels ?? [];
    const objects = cellsOf(read).map((cells) => Object.fromEntries(labels.map((label, index) => [label, cells[index]])));
    const expected: unknown = JSON.parse(readFileSync(join(hostile, `csv-spectrum/json/${name}.json`), 'utf8'));
    if (wrongFixtures.includes(name)) expect(objects).not.toEqual(expected);
    else expect(objects).toEqual(expected);
  });
});

describe.skipIf(!present)('hostile files', () => {
  test(
    'end in a form or in a finding with a correction, never in a fault',
    async () => {
      const files = globSync(join(hostile, '**/*'), { withFileTypes: true }).filter((entry) => entry.isFile());
      expect(files.length).toBeGreaterThan(1_000);
      // All are read in every run by test/corpora/hostile.test.ts; here their records are counted, too.
      for (const entry of everyNth(files, 5)) {
        const path = join(entry.parentPath, entry.name);
        const { outcome, records } = await readBackFile(path, {}, isZip(path) ? 'x.xlsx' : 'x.csv');
        if (!outcome.ok) for (const finding of outcome.findings) expect(finding.mend, entry.name).not.toBe('');
        if (outcome.form !== undefined) expect(records, entry.name).toHaveLength(outcome.form.rows);
      }
    },
    everyFileMilliseconds,
  );

  test('that are workbooks, archives or damaged text are refused by what they are', async () => {
    const outcomes = await Promise.all(
      [
        'openspout/csv/csv_with_encoding_utf16le_no_bom.csv',
        'openspout/csv/csv_with_utf32le_bom.csv',
        'frictionless-py/compression/implicit-zip.csv',
      ].map(async (file) => findingsOf(await readBackFile(join(hostile, file)))),
    );
    expect(outcomes).toEqual([['format-error'], ['format-error'], ['format-error']]);
  });

  test('of one error class each are named by that class', async () => {
    const named = async (file: string) => findingsOf(await readBack(join(hostile, file)));
    expect(await named('opendataeditor-errors/extra-cell.csv')).toEqual(['extra-cell@4']);
    expect(await named('opendataeditor-errors/duplicate-column-name.csv')).toEqual(['duplicate-label@1']);
    expect(await named('frictionless-py/invalid.csv')).toEqual(['blank-label@1', 'duplicate-label@1']);
  });

  test('with the four short rows of papaparse keep all the others', async () => {
    const read = await readBack(join(hostile, 'papaparse/tests/verylong-sample.csv'));
    expect(read.outcome.form?.rows).toBe(1_996);
  });
});

function isZip(path: string): boolean {
  return readFileSync(path).subarray(0, 2).toString('latin1') === 'PK';
}
