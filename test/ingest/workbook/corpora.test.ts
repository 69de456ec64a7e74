import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSound, rowsOf } from './read-rows.ts';

const corpora = resolve('../shared/corpora');
const real = join(corpora, 'real');
const hostile = join(corpora, 'hostile');
const present = existsSync(real) && existsSync(hostile);
if (!present) console.warn(`corpora: skipped, ${corpora} is not there`);

type IndexedSheet = {
  readonly file: string;
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly merged: number;
};

/** Sheets whose declared size counts rows and columns that have a format and no content. */
const filled: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  'kota-bandung-epss-lke.xlsx LKE EPSS': { rows: 39, columns: 7 },
  'kab-bandung-keluarga-metadata-3-sheets.xlsx Metadata': { rows: 17, columns: 9 },
  'bandar-lampung-industri-2023.xlsx Sheet1': { rows: 46, columns: 9 },
  'bandar-lampung-jalan-2023.xlsx Sheet1': { rows: 30, columns: 6 },
  'bps-wisman-thin-space.xlsx Sheet1': { rows: 14, columns: 15 },
  'bps-wisman-thin-space.xlsx Sheet2': { rows: 0, columns: 0 },
  'bps-wisman-thin-space.xlsx Sheet3': { rows: 0, columns: 0 },
};

/** The index writes `sheets=NAME:ROWSxCOLUMNS/mMERGED;…`, with names cut to 24 characters. */
function readIndex(): Map<string, IndexedSheet[]> {
  const files = new Map<string, IndexedSheet[]>();
  if (!present) return files;
  for (const line of readFileSync(join(real, 'INDEX.tsv'), 'utf8').trimEnd().split('\n')) {
    const [file = '', , , , , , structure = ''] = line.split('\t');
    if (!file.endsWith('.xlsx')) continue;
    const sheets = [...structure.replace('sheets=', '').matchAll(/([^;]+):(\d+)x(\d+)\/m(\d+)/g)];
    const indexed = sheets.map(([, name = '', rows, columns, merged]) => ({
      file,
      name,
      rows: Number(rows),
      columns: Number(columns),
      merged: Number(merged),
    }));
    files.set(file, indexed);
  }
  return files;
}

describe.skipIf(!present)('real workbooks', () => {
  test.each([...readIndex()])('%s', async (file, indexed) => {
    const workbook = await openSound(join(real, file));
    const read = [];
    for (const sheet of workbook.sheets) {
      const rows = await rowsOf(sheet);
      const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
      read.push({
        file,
        name: sheet.name.slice(0, 24),
        rows: rows.at(-1)?.rowNumber ?? 0,
        columns,
        merged: (await sheet.mergedRanges()).length,
      });
    }
    await workbook.close();
    expect(read).toEqual(indexed.map((sheet) => ({ ...sheet, ...filled[`${file} ${sheet.name}`] })));
  });
});

type Growth = { readonly path: string; readonly rows: number; readonly complaint?: string; readonly grownKibibytes: number };

/** One process reads them all, so that what one leaves behind is seen in the next. */
function readAll(pattern: readonly string[]): Growth[] {
  const paths = globSync(pattern.map((one) => join(hostile, one)));
  const script = join(import.meta.dirname, 'peak-memory.ts');
  return JSON.parse(execFileSync(process.execPath, [script, ...paths], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
}

const complaintsOf = (results: readonly Growth[]) =>
  Object.fromEntries(results.map(({ path, complaint }) => [path.slice(hostile.length + 1), complaint]));

describe.skipIf(!present)('hostile files', () => {
  const patterns = [
    'apache-poi/*/*',
    'calamine/tests/*',
    'openspout/xlsx/*',
    'yauzl-zip/*/*',
    'frictionless-py/**/*.xls*',
    'frictionless-py/**/*.zip',
  ];

  test('read or say what is wrong with them, in 64 MB each', () => {
    const results = readAll(patterns);
    expect(results.length).toBeGreaterThan(350);
    expect(results.filter(({ grownKibibytes }) => grownKibibytes > 64 * 1024)).toEqual([]);
    expect(results.filter(({ path, complaint }) => /\.(xls|xlsb|zip|ods)$/.test(path) && complaint === undefined)).toEqual([]);
    const refused = results.filter(({ path, complaint }) => /\.xls[xm]$/.test(path) && complaint !== undefined);
    expect(refused.map(({ path, complaint }) => `${path.slice(hostile.length + 1)}: ${complaint}`).sort()).toMatchSnapshot();
  });

  test('with a document type are refused for it', () => {
    const complaints = complaintsOf(readAll(['openspout/xlsx/attack_*', 'apache-poi/spreadsheet/poc-xmlbomb*']));
    expect(Object.keys(complaints)).toHaveLength(4);
    for (const complaint of Object.values(complaints)) expect(complaint).toMatch(/DOCTYPE/);
  });

  test('that are zips with a known defect are never taken for sound', () => {
    const complaints = Object.values(complaintsOf(readAll(['yauzl-zip/failure/*'])));
    expect(complaints).toHaveLength(24);
    expect(complaints).not.toContain(undefined);
  });
});
