import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../../functions/ingest/csv/byte-source.ts';
import { openPage } from '../../../functions/ingest/html/open-page.ts';
import { readWorkbook } from '../../../functions/ingest/read-workbook.ts';
import { limits } from '../../../functions/limits.ts';
import { parseNormalForm, type ReadBack } from '../csv/read-bytes.ts';

const long = limits.sampleRecords + 100;
const table = (name: string, rows: number, label = 'Jumlah') =>
  `<table><caption>${name}</caption><tr><th>Kota<th>${label}${Array.from({ length: rows }, (_, row) => `<tr><td>Kota ${row}<td>${row}`).join('')}</table>`;
const pageOf = (tables: readonly string[]) => `<html>${tables.join('')}`;
const names = Array.from({ length: 40 }, (_, index) => `Tabel ${index}`);

describe('a page', () => {
  test.each([
    ['small', 3],
    ['long', long],
  ])('of many %s tables is parsed once to list them all', async (_, rows) => {
    const read = await readCounted(pageOf(names.map((name) => table(name, rows))));
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toContain(`“Tabel 19” (${rows} baris, 2 kolom), dan 20 lainnya`);
    expect(read.passes).toBe(1);
  });

  test('of many long tables is parsed once more for the rows of the one that fits', async () => {
    const tables = names.map((name, index) => table(name, long, index === 7 ? 'Penduduk' : 'Jumlah'));
    const read = await readCounted(pageOf(tables), ['kota', 'penduduk']);
    expect(read.outcome.form).toMatchObject({ rows: long, dialect: { sheetName: 'Tabel 7' } });
    expect(read.records.at(-1)?.cells).toEqual([`Kota ${long - 1}`, `${long - 1}`]);
    expect(read.passes).toBe(2);
  });

  test('of a small table is parsed once', async () => {
    const read = await readCounted(pageOf([table('Kota', 3)]));
    expect(read.records).toHaveLength(3);
    expect(read.passes).toBe(1);
  });

  test('knows the merged cells of a long table wherever they stand, without another pass', async () => {
    const end = '<tr><td rowspan=2>Kota Z<td>1<tr><td>2</table>';
    const head = '<tr><th rowspan=2>Kota<th colspan=2>Penduduk<tr><th>L<th>P';
    const rows = Array.from({ length: long }, (_, row) => `<tr><td>Kota ${row}<td>${row}<td>0`).join('');
    const read = await readCounted(`<table>${head}${rows}${end}`);
    expect(read.outcome.form?.labels).toEqual(['Kota', 'Penduduk L', 'Penduduk P']);
    expect(read.records.slice(-2).map(({ cells }) => cells)).toEqual([
      ['Kota Z', '1', ''],
      ['Kota Z', '2', ''],
    ]);
    expect(read.passes).toBe(2);
  });

  test('cut into panes longer than a sample is one table', async () => {
    const pane = (rows: string) => `<table>${rows}</table>`;
    const body = (columns: number) =>
      Array.from(
        { length: long },
        (_, row) => `<tr>${Array.from({ length: columns }, (__, column) => `<td>${row}.${column}`).join('')}`,
      ).join('');
    const [left, right] = [pane('<tr><th>Wilayah') + pane(body(1)), pane('<tr><th>2022<th>2023') + pane(body(2))];
    const panes = `<table><tr><td>${left}<td>${right}</table>`;
    const alone = await readCounted(panes);
    expect(alone.outcome.form).toMatchObject({ labels: ['Wilayah', '2022', '2023'], rows: long });
    expect(alone.records.at(-1)?.cells).toEqual([`${long - 1}.0`, `${long - 1}.0`, `${long - 1}.1`]);
    const { outcome } = await readCounted(panes + table('Lain', 2));
    expect(outcome.asking?.[0]?.readings.map(({ text, examples }) => [text, examples])).toEqual([
      [`Tabel ke-1: ${long} baris, 3 kolom.`, ['tabel 1']],
      ['Tabel ke-2: 2 baris, 2 kolom.', ['Lain']],
    ]);
  });

  test('whose first tables fill the room for samples is still read whole', async () => {
    const wide = 'x'.repeat(40_000);
    const heavy = (name: string) =>
      `<table><caption>${name}</caption><tr><td>Kota<td>Isi${`<tr><td>a<td>${wide}`.repeat(limits.sampleRecords - 2)}</table>`;
    const tables = [heavy('Berat'), table('Ringan', 100, 'Penduduk')];
    const read = await readCounted(pageOf(tables), ['kota', 'penduduk']);
    expect(read.outcome.form).toMatchObject({ rows: 100, dialect: { sheetName: 'Ringan' } });
    expect(read.passes).toBe(2);
  });

  test('with more cells that span others than anyone lays out is refused', async () => {
    const read = await readCounted(`<table>${`<tr>${'<td colspan=2>x'.repeat(500)}`.repeat(limits.maxPageSpans / 500 + 1)}</table>`);
    expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toContain('sel gabungan');
  });
});

type Counted = ReadBack & { /** Times that the page was read from its start, the look at its encoding apart. */ readonly passes: number };

async function readCounted(html: string, expectedLabels: readonly string[] = []): Promise<Counted> {
  const bytes = Buffer.from(html);
  let readings = 0;
  const source: ByteSource = async function* read(from) {
    readings++;
    for (let at = from; at < bytes.length; at += limits.normalFormBlockBytes) yield bytes.subarray(at, at + limits.normalFormBlockBytes);
  };
  const directory = await mkdtemp(join(tmpdir(), 'passes-'));
  try {
    const sink = join(directory, 'normal-form.txt');
    const opened = await openPage(source);
    if (!opened.ok)
      return { outcome: { ok: false, findings: [opened.finding], totals: {}, warnings: [] }, records: [], passes: readings - 1 };
    const outcome = await readWorkbook(opened.workbook, sink, { container: 'html', expectedLabels, fileBytes: 0 });
    return { outcome, records: outcome.form === undefined ? [] : parseNormalForm(await readFile(sink, 'utf8')), passes: readings - 1 };
  } finally {
    await rm(directory, { recursive: true });
  }
}
