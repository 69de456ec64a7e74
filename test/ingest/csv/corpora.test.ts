import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBackFile } from '../read-back-file.ts';
import { cellsOf, findingsOf, readBack } from './read-bytes.ts';

/** A thousand files, each under three names, on a busy machine. */
const everyFileMilliseconds = 240_000;

const corpora = '../shared/corpora';
const real = join(corpora, 'real');
const hostile = join(corpora, 'hostile');
const present = existsSync(real) && existsSync(hostile);
if (!present) console.warn(`corpora: skipped, ${corpora} is not there`);

/** Files whose header stands below the first line. */
const headerRows: Readonly<Record<string, number>> = {
  'tangsel-realisasi-apbd-2021-2022.csv': 3,
  'tangsel-umkm-lainnya-2023.csv': 3,
  'tangsel-umkm-kuliner-crcrlf.csv': 3,
};
const refused: Readonly<Record<string, string>> = { 'dki-trayek-angkutan-headerless.csv': 'header-error@1' };
/** Lines without any byte, which the index doesn't count as rows. */
const emptyLines: Readonly<Record<string, number>> = { 'jabar-kependudukan-piramida-2024-bom-semicolon.csv': 1 };
const delimiters: Readonly<Record<string, string>> = { ',': ',', ';': ';' };
const encodings: Readonly<Record<string, { encoding: string; byteOrderMark: boolean }>> = {
  ascii: { encoding: 'utf-8', byteOrderMark: false },
  'utf-8': { encoding: 'utf-8', byteOrderMark: false },
  'utf-8-bom': { encoding: 'utf-8', byteOrderMark: true },
  'windows-1252/latin1': { encoding: 'windows-1252', byteOrderMark: false },
};

type IndexLine = {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly encoding: string;
  readonly delimiter: string;
};

function readIndex(): IndexLine[] {
  if (!present) return [];
  const [, ...lines] = readFileSync(join(real, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  return lines.flatMap((line) => {
    const [file = '', rows, columns, , encoding = '', delimiter = ''] = line.split('\t');
    return file.endsWith('.csv') ? [{ file, rows: Number(rows), columns: Number(columns), encoding, delimiter }] : [];
  });
}

describe.skipIf(!present)('real files', () => {
  test.each(readIndex())('$file', async ({ file, rows, columns, encoding, delimiter }) => {
    const read = await readBack(join(real, file));
    const reason = refused[file];
    if (reason !== undefined) {
      expect(findingsOf(read)).toEqual([reason]);
      return;
    }
    expect(findingsOf(read)).toEqual([]);
    const { form } = read.outcome;
    expect(form?.headerRow).toBe(headerRows[file] ?? 1);
    expect(form?.dialect).toMatchObject({ delimiter: delimiters[delimiter], ...encodings[encoding] });
    const wrapped = columns === 1 ? 3 : 0;
    expect((form?.labels.length ?? 0) + (form?.dialect.droppedFields.length ?? 0)).toBe(columns + wrapped);
    expect((form?.rows ?? 0) + 1 + (form?.dialect.skippedRows ?? 0)).toBe(rows + (emptyLines[file] ?? 0));
    expect(read.records).toHaveLength(form?.rows ?? -1);
  });
});

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
    'end in a form or in a finding with a mend, never in a fault',
    async () => {
      const files = globSync(join(hostile, '**/*'), { withFileTypes: true }).filter((entry) => entry.isFile());
      expect(files.length).toBeGreaterThan(1_000);
      for (const entry of files) {
        for (const name of ['x.csv', 'x.xlsx', 'x.xls']) {
          const { outcome, records } = await readBackFile(join(entry.parentPath, entry.name), {}, name);
          if (!outcome.ok) for (const finding of outcome.findings) expect(finding.mend, entry.name).not.toBe('');
          if (outcome.form !== undefined) expect(records, entry.name).toHaveLength(outcome.form.rows);
        }
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
