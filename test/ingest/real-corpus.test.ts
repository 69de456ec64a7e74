import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBackFile } from './read-back-file.ts';

/**
 * Every real file is read as its clerk would send it, without a hand on it: the right header rows, columns, rows, encoding and
 * delimiter (from the corpus's own index, or from the tables below), or the one right reason.
 */
const corpus = '../shared/corpora/real';
const present = existsSync(corpus);
if (!present) console.warn(`real corpus: 93 files skipped, ${corpus} is not there`);

/** What the index doesn't say: where the header is, and the rows and columns of the table itself. */
type Expected = { readonly headerRows?: readonly number[]; readonly rows?: number; readonly columns?: number };
const exceptions: Readonly<Record<string, Expected>> = {
  // A title and a blank row above; totals and blank rows below.
  'tangsel-realisasi-apbd-2021-2022.csv': { headerRows: [3], rows: 7 },
  'tangsel-umkm-lainnya-2023.csv': { headerRows: [3], rows: 7 },
  'tangsel-umkm-kuliner-crcrlf.csv': { headerRows: [3], rows: 7 },
  'tangsel-ppks-dtks-2022.xlsx': { headerRows: [3], rows: 7 },
  // The index counts no line without a byte.
  'jabar-kependudukan-piramida-2024-bom-semicolon.csv': { rows: 1_308 },
  // CSV inside CSV: the index sees one column.
  'jatim-apbd-probolinggo-double-quoted.csv': { columns: 4 },
  // Merged headers of several levels, notes below.
  'jabar-apk-merged-header.xlsx': { headerRows: [1, 2, 3], rows: 28 },
  'bps-garis-kemiskinan-4-level-header.xlsx': { headerRows: [1, 2, 3, 4], rows: 35 },
  'cicalengka-umur-tunggal-314-cols.xlsx': { headerRows: [2, 3], rows: 14 },
  // A page of frozen panes: the index counts the rows of all its tables.
  'bps-kemiskinan-jabar-html.xls': { headerRows: [1, 2], rows: 28, columns: 25 },
  // A merged title; 32 formatted rows that are empty; two empty sheets.
  'bps-wisman-thin-space.xlsx': { headerRows: [2], rows: 12 },
  // 959 rows and 11 columns that are formatted, and empty.
  'kota-bandung-epss-lke.xlsx': { rows: 38, columns: 7 },
};

/** Files in which a clerk must do something first, each with what they are told. */
const refused: Readonly<Record<string, RegExp>> = {
  'dki-trayek-angkutan-headerless.csv': /tidak mempunyai baris judul/,
  'banten-daftar-website-opd-2017.ods': /OpenDocument/,
  'bandar-lampung-industri-2023.xlsx': /lebih dari satu tabel: .*baris 5, .*baris 30/,
  'bandar-lampung-jalan-2023.xlsx': /lebih dari satu tabel: .*baris 7, .*baris 13/,
};

/** Workbooks of which the clerk is asked for the sheet, by some of the sheets that they may choose. */
const asked: Readonly<Record<string, readonly string[]>> = {
  'tangsel-umkm-analisis.xlsx': ['Data_Lengkap: 161 baris, 5 kolom.', 'Per_Kecamatan_Bidang: 7 baris, 24 kolom.'],
  'kab-bandung-keluarga-metadata-3-sheets.xlsx': ['Series Column: 1 baris, 7 kolom.', 'Series Row: 186 baris, 5 kolom.'],
  'dki-kesehatan-2018-2020-4-sheets.xlsx': ['Penyakit: 174 baris, 4 kolom.', 'wilayah: 6 baris, 2 kolom.'],
  'dki-covid-kelurahan-2020-03-31.xlsx': ['data: 270 baris, 18 kolom.', 'pivot kecamatan: 47 baris, 12 kolom.'],
  'dki-covid-kelurahan-2021-07-31.xlsx': ['data: 270 baris, 33 kolom.', 'data_kecamatan: 47 baris, 32 kolom.'],
  'bps-kemiskinan-kompilasi.xlsx': ['Kedalaman: 548 baris, 10 kolom.', 'Keparahan: 548 baris, 10 kolom.'],
  'bps-kemiskinan-2022-2-sheets.xlsx': ['Data analisis: 514 baris, 16 kolom.', 'Data analisis (imputasi): 514 baris, 17 kolom.'],
};
const leastRead = 75;

/** Of workbooks with several sheets, the one that a clerk would name, and what it gives. */
const named: readonly (readonly [string, string, number, number])[] = [
  ['tangsel-umkm-analisis.xlsx', 'Per_Kecamatan_Bidang', 7, 24],
  ['kab-bandung-keluarga-metadata-3-sheets.xlsx', 'Series Row', 186, 5],
  ['dki-kesehatan-2018-2020-4-sheets.xlsx', 'Tenaga_kesehatan', 96, 4],
  ['dki-covid-kelurahan-2020-03-31.xlsx', 'pivot kecamatan', 46, 12],
  ['bps-kemiskinan-kompilasi.xlsx', 'Keparahan', 548, 10],
];

const encodings: Readonly<Record<string, { readonly encoding: string; readonly byteOrderMark: boolean }>> = {
  ascii: { encoding: 'utf-8', byteOrderMark: false },
  'utf-8': { encoding: 'utf-8', byteOrderMark: false },
  'utf-8-bom': { encoding: 'utf-8', byteOrderMark: true },
  'windows-1252/latin1': { encoding: 'windows-1252', byteOrderMark: false },
};

type IndexLine = {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly dialect: Readonly<Record<string, unknown>>;
};

function readIndex(): IndexLine[] {
  if (!present) return [];
  const [, ...lines] = readFileSync(join(corpus, 'INDEX.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [file = '', rows, columns, , encoding = '', delimiter, structure = ''] = line.split('\t');
    const sheet = /^sheets=[^;]*:(\d+)x(\d+)\//.exec(structure);
    const dialect = delimiter === '-' ? {} : { delimiter, ...encodings[encoding] };
    return { file, rows: Number(sheet?.[1] ?? rows), columns: Number(sheet?.[2] ?? columns), dialect };
  });
}

const index = readIndex();

describe.skipIf(!present)('real files', () => {
  test.each(index)('$file', async ({ file, rows, columns, dialect }) => {
    const read = await readBackFile(join(corpus, file));
    const { outcome } = read;
    const reason = refused[file];
    if (reason !== undefined) {
      expect(outcome.ok ? [] : outcome.findings.map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
      return;
    }
    expect(outcome.ok ? [] : outcome.findings).toEqual([]);
    const sheets = asked[file];
    if (sheets !== undefined) {
      const readings = outcome.asking?.find(({ questionId }) => questionId === 'lembar')?.readings ?? [];
      expect(readings.map(({ text, examples = [] }) => text.replace(/^Lembar ke-\d+/, examples[0] ?? ''))).toEqual(
        expect.arrayContaining([...sheets]),
      );
      return;
    }
    const expected = exceptions[file];
    const { form } = outcome;
    expect(form?.dialect.headerRows).toEqual(expected?.headerRows ?? [1]);
    expect(form?.dialect).toMatchObject(dialect);
    expect((form?.labels.length ?? 0) + (form?.dialect.droppedFields.length ?? 0)).toBe(expected?.columns ?? columns);
    const skipped = form?.dialect.skipped.filter(({ reason: why }) => why !== 'title').length ?? 0;
    expect(form?.rows).toBe(expected?.rows ?? rows - 1 - skipped);
    expect(read.records).toHaveLength(form?.rows ?? -1);
  });

  test(`are read without a hand on them, at least ${leastRead}`, () => {
    expect(index).toHaveLength(93);
    expect(Object.keys(refused).filter((file) => !index.some((line) => line.file === file))).toEqual([]);
    expect(Object.keys(asked).filter((file) => !index.some((line) => line.file === file))).toEqual([]);
    expect(index.length - Object.keys(refused).length - Object.keys(asked).length).toBeGreaterThanOrEqual(leastRead);
  });

  test.each(named)('%s gives its sheet “%s” when that is named', async (file, sheet, rows, columns) => {
    const { outcome } = await readBackFile(join(corpus, file), { sheet });
    expect(outcome.form).toMatchObject({ rows, dialect: { sheetName: sheet } });
    expect(outcome.form?.labels).toHaveLength(columns);
  });

  test('of several sheets give the one that fits the standard', async () => {
    const expectedLabels = ['No', 'Kode Wilayah', 'Wilayah', 'Tahun', 'Jumlah Keluarga'];
    const { outcome } = await readBackFile(join(corpus, 'kab-bandung-keluarga-metadata-3-sheets.xlsx'), { expectedLabels });
    expect(outcome.form).toMatchObject({ rows: 186, dialect: { sheetName: 'Series Row' } });
  });
});
