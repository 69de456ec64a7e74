import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertAllRowsKept, conserve } from '../../functions/ingest/accounting/conservation.ts';
import { textOfRow } from '../../functions/ingest/accounting/set-aside.ts';
import { limits } from '../../functions/limits.ts';
import { tried } from '../product-size.ts';
import type { ReadBack } from './csv/read-bytes.ts';
import { readNamed } from './read-back-file.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';

/** A file as its lines, each a list of cells, and which cells are merged; counted here by hand, without a line of the readers. */
type Grid = { readonly lines: readonly (readonly string[])[]; readonly merged: readonly Merged[] };
/** Indexes from 0, both ends included. */
type Merged = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

const header = ['kecamatan', 'puskesmas', 'posyandu', 'kader'];
const place = fc.constantFrom('Benda', 'Batu Ceper', 'Cipondoh', 'Karawaci Baru Timur Raya', 'SDN Jurumudi 5');
const number = fc.nat(99).map(String);
const regular = fc.tuple(place, number, number, number);
const lone = fc.constantFrom(
  '* Benda',
  '*) angka sementara',
  'Sumber: BPS Kota Tangerang',
  'Catatan : isi',
  'Keterangan: penting',
  'Kelurahan Benda A',
  'Diolah oleh Dinas Kesehatan Kota',
  'UMUM',
  'BUKAN UMUM',
  'Tangerang, 5 Januari 2026',
  'Kepala Dinas Kesehatan',
  'NIP. 197001011990011001',
  'Siti Aminah',
  'Halaman 2',
  'Data Puskesmas 2026',
  'Tabel 2',
  '12',
);
const row: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 8, arbitrary: regular },
  { weight: 3, arbitrary: lone.map((text) => [text, '', '', '']) },
  { weight: 2, arbitrary: lone.map((text) => [text]) },
  { weight: 1, arbitrary: lone.map((text) => ['', '', text, '']) },
  { weight: 2, arbitrary: fc.constantFrom([], ['', '', '', ''], [' ']) },
  { weight: 1, arbitrary: fc.constant(header) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('Total', 'Jumlah', 'TOTAL KOTA', ''), number, number, number) },
  { weight: 1, arbitrary: fc.tuple(place, number, number) },
  { weight: 1, arbitrary: fc.tuple(place, number, number, number, fc.constantFrom('', 'x')) },
  { weight: 1, arbitrary: fc.constantFrom(['(1)', '(2)', '(3)', '(4)'], ['kelurahan', 'luas', 'panjang', 'lebar']) },
);

const grid: fc.Arbitrary<Grid> = fc
  .record({
    above: fc.array(
      fc.oneof(
        lone.map((text) => [text]),
        fc.constantFrom([], ['', '', '', '']),
      ),
      { maxLength: 3 },
    ),
    numbered: fc.boolean(),
    rows: fc.array(row, { minLength: 1, maxLength: 18 }),
    total: fc.constantFrom('none', 'right', 'wrong'),
    below: fc.array(
      fc.oneof(
        lone.map((text) => ['', '', text, '']),
        fc.tuple(fc.constant(''), lone, fc.constant(''), lone),
        fc.constantFrom([], ['', '', '', '']),
      ),
      { maxLength: 4 },
    ),
    merged: fc.array(
      fc.record({ at: fc.nat(17), height: fc.integer({ min: 1, max: 4 }), left: fc.nat(3), width: fc.integer({ min: 1, max: 4 }) }),
      {
        maxLength: 2,
      },
    ),
  })
  .map(({ above, numbered, rows, total, below, merged }) => {
    const head = [...above, header, ...(numbered ? [['(1)', '(2)', '(3)', '(4)']] : [])];
    const sum = (column: number) => String(rows.reduce((all, cells) => all + Number(/^\d+$/.exec(cells[column] ?? '')?.[0] ?? 0), 0));
    const last = { none: [], right: [['Total', sum(1), sum(2), sum(3)]], wrong: [['Total', '', '', '9999']] }[total];
    const spans = merged.map(({ at, height, left, width }) => ({
      top: head.length + Math.min(at, rows.length - 1),
      bottom: head.length + Math.min(at + height - 1, rows.length - 1),
      left,
      right: Math.min(left + width - 1, 3),
    }));
    return withMerged(
      [...head, ...rows, ...last, ...below],
      spans.filter((span, index) => index === 0 || !overlaps(spans[0], span)),
    );
  });

function overlaps(one: Merged | undefined, other: Merged): boolean {
  return one !== undefined && one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right;
}

/** A merged cell holds its text in its first cell alone. */
function withMerged(lines: readonly (readonly string[])[], spans: readonly Merged[]): Grid {
  const merged = spans.filter(({ top, bottom, left, right }) => bottom > top || right > left);
  const covered = (line: number, column: number) =>
    merged.some(
      ({ top, bottom, left, right }) =>
        line >= top && line <= bottom && column >= left && column <= right && !(line === top && column === left),
    );
  return { merged, lines: lines.map((cells, line) => cells.map((cell, column) => (covered(line, column) ? '' : cell))) };
}

async function asWorkbook({ lines, merged }: Grid): Promise<ReadBack> {
  const directory = await mkdtemp(join(tmpdir(), 'conservation-'));
  try {
    const letter = (column: number) => String.fromCharCode(65 + column);
    const rows = lines.map((cells, line) => {
      const inner = cells.map((cell, column) =>
        cell === '' ? '' : `<c r="${letter(column)}${line + 1}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`,
      );
      return `<row r="${line + 1}">${inner.join('')}</row>`;
    });
    const refs = merged.map((span) => `<mergeCell ref="${letter(span.left)}${span.top + 1}:${letter(span.right)}${span.bottom + 1}"/>`);
    const afterRows = refs.length === 0 ? '' : `<mergeCells>${refs.join('')}</mergeCells>`;
    const path = await writeWorkbook(directory, { sheets: [rows.join('')], afterRows });
    return await readNamed('tabel.xlsx', await readFile(path));
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function asPage({ lines, merged }: Grid): Promise<ReadBack> {
  const covered = (line: number, column: number) =>
    merged.some(
      ({ top, bottom, left, right }) =>
        line >= top && line <= bottom && column >= left && column <= right && !(line === top && column === left),
    );
  const spanOf = (line: number, column: number) => merged.find(({ top, left }) => top === line && left === column);
  const rows = lines.map((cells, line) => {
    const width = Math.max(
      cells.length,
      ...merged.filter(({ top, bottom }) => line >= top && line <= bottom).map(({ right }) => right + 1),
    );
    const inner = Array.from({ length: width }, (_, column) => {
      if (covered(line, column)) return '';
      const span = spanOf(line, column);
      const spans = span === undefined ? '' : ` rowspan="${span.bottom - span.top + 1}" colspan="${span.right - span.left + 1}"`;
      return `<td${spans}>${cells[column] ?? ''}</td>`;
    });
    return `<tr>${inner.join('')}</tr>`;
  });
  return readNamed('tabel.xls', `<html><body><table>${rows.join('')}</table></body></html>`);
}

function asText({ lines }: Grid, delimiter: string, lineEnd: string): Promise<ReadBack> {
  return readNamed('tabel.csv', lines.map((cells) => cells.join(delimiter)).join(lineEnd) + lineEnd);
}

/** Each line that is not blank, but for the header and column numbers, is one record, one row set aside or one refusal; its text is there. */
function accountFor({ lines }: Grid, { outcome, records }: ReadBack, delimiter: string | undefined): void {
  const accounting = outcome.form?.accounting ?? (outcome.ok ? undefined : outcome.accounting);
  if (accounting === undefined) {
    expect(outcome.ok).toBe(false);
    return;
  }
  const { form } = outcome;
  expect(accounting.read).toBe(records.length + accounting.refused + accounting.setAside.count);
  // Of a few short lines another character may be taken for the delimiter, which makes other cells of the same text.
  if (form === undefined || (form.dialect.delimiter !== undefined && form.dialect.delimiter !== delimiter)) return;
  const notRead = new Set([...(form?.dialect.headerRows ?? []), ...columnNumbers(outcome)]);
  const filled = lines.flatMap((cells, index) => (cells.some((cell) => cell.trim() !== '') ? [index + 1] : []));
  const own = filled.filter((line) => !notRead.has(line));
  expect(accounting.read).toBe(own.length);
  const kept = records.map(({ line }) => line);
  const aside = accounting.setAside.listed.map(({ rowNumber }) => rowNumber);
  const refused = outcome.ok ? [] : outcome.findings.filter(({ type }) => type.endsWith('-cell')).map(({ rowNumber = 0 }) => rowNumber);
  expect([...kept, ...aside, ...refused].toSorted((one, other) => one - other)).toEqual(own);
  // Cells outside the columns are a finding, and the file is refused.
  const beside = !outcome.ok && outcome.findings.some(({ type }) => type === 'blank-label');
  for (const { line, cells } of beside ? [] : records) {
    const text = cells.join('\n');
    for (const cell of lines[line - 1] ?? []) expect(text).toContain(cell.trim());
  }
  for (const { rowNumber, text, message } of accounting.setAside.listed) {
    expect(text).toBe(textOfRow(lines[rowNumber - 1] ?? []));
    expect(message).toContain(String(rowNumber));
  }
}

function columnNumbers({ form }: ReadBack['outcome']): number[] {
  return (form?.dialect.skipped ?? []).filter(({ reason }) => reason === 'column-numbers').map(({ rowNumber }) => rowNumber);
}

type Reader = { readonly what: string; readonly read: (grid: Grid) => Promise<ReadBack>; readonly delimiter?: string };
const readers: readonly Reader[] = [
  { what: 'a CSV with semicolons', read: (table) => asText(table, ';', '\n'), delimiter: ';' },
  { what: 'a CSV with tabs and CRLF', read: (table) => asText(table, '\t', '\r\n'), delimiter: '\t' },
  { what: 'a workbook', read: asWorkbook },
  { what: 'a page of HTML', read: asPage },
];

test.each(readers)(
  'every row of $what is a record, refused or set aside with its text, whatever the table',
  async ({ read, delimiter }) => {
    let withForm = 0;
    await fc.assert(
      fc.asyncProperty(grid, async (table) => {
        const back = await read(table);
        if (back.outcome.form !== undefined) withForm++;
        accountFor(table, back, delimiter);
      }),
      { numRuns: tried(50, 150) },
    );
    // Tables that are refused as a whole prove little: most must be read.
    expect(withForm).toBeGreaterThan(tried(10, 40));
  },
);

test('a row that is lost is a fault, before anything is published', () => {
  const accounting = { read: 3, refused: 1, setAside: { listed: [], count: 1 } };
  expect(() => assertAllRowsKept({ rows: 1, accounting })).not.toThrow();
  expect(() => assertAllRowsKept({ rows: 2, accounting })).toThrow('of 3 rows read, 2 kept, 1 refused and 1 set aside are 4');
  expect(conserve(accounting, 1, 1)).toEqual({ read: 3, published: 1, refused: 1, setAside: 1 });
  expect(conserve(accounting, 1, 0)).toEqual({ read: 3, published: 0, refused: 2, setAside: 1 });
  expect(() => conserve(accounting, 2, 1)).toThrow('of 3 rows read');
});

test('more rows than a report lists are set aside are counted all the same', async () => {
  const pages = limits.maxSetAsideListed + 5;
  const { outcome } = await readNamed('cetak.csv', 'nama,nilai\n'.repeat(2) + 'A,1\nnama,nilai\n'.repeat(pages));
  expect(outcome.form?.rows).toBe(pages);
  expect(outcome.form?.accounting.setAside.count).toBe(pages + 1);
  expect(outcome.form?.accounting.setAside.listed).toHaveLength(limits.maxSetAsideListed);
});
