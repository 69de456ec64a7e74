import { existsSync } from 'node:fs';
import { mkdtemp, readFile as readBytes, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import { fileSource } from '../../functions/ingest/csv/byte-source.ts';
import { readCsv } from '../../functions/ingest/csv/read-csv.ts';
import { readFile } from '../../functions/ingest/read-file.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { everyNth, isWhole } from '../product-size.ts';

/** Real files of Indonesian offices, beside the project. */
const corpus = new URL('../../../shared/corpora/real/', import.meta.url).pathname;
const withCorpus = test.skipIf(!existsSync(corpus));

/** Some ninety files on a busy machine. */
const everyFileMilliseconds = 240_000;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'satudata-corpus-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** A parser of its own, after RFC 4180: what the reader and the engine are compared with. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    const [whole, quoted, bare, end] = match;
    if (whole === '' && record.length === 0) break;
    record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

async function publishedCsv(file: string): Promise<{ standard: StandardContent; csv: string }> {
  const sink = join(directory, `${file}.normal`);
  const read = await readCsv(fileSource(join(corpus, file)), sink, []);
  if (read.form === undefined) throw new Error(`${file} was not read`);
  const table = await duckdbTableEngine().open(sink, read.form, directory);
  const standard = (await table.propose()).content;
  const checked = await table.check(standard);
  expect(checked.outcome).toMatchObject({ errors: [], validRows: read.form.rows });
  const parts = await checked.writeParts({ wholePeriod: 'all', directory });
  await table.close();
  const reader = duckdbRowReader(directory);
  const target = join(directory, 'published.csv');
  await reader.write(
    parts.map(({ path }) => path),
    standard.fields,
    'csv',
    target,
  );
  await reader.close();
  return { standard, csv: await readBytes(target, 'utf8') };
}

withCorpus('kpu-kelurahan-83k.csv is published cell for cell', async () => {
  const { csv } = await publishedCsv('kpu-kelurahan-83k.csv');
  expect(parse(csv)).toEqual(parse(await readBytes(join(corpus, 'kpu-kelurahan-83k.csv'), 'utf8')));
});

withCorpus('jabar-idm-3-indikator-47k-rows.csv is published cell for cell; years written 2019.0 become 2019', async () => {
  const { csv, standard } = await publishedCsv('jabar-idm-3-indikator-47k-rows.csv');
  expect(standard.fields.filter(({ type }) => type !== 'string').map(({ name, type }) => [name, type])).toEqual([['tahun', 'number']]);
  const year = standard.fields.findIndex(({ name }) => name === 'tahun');
  const original = parse(await readBytes(join(corpus, 'jabar-idm-3-indikator-47k-rows.csv'), 'utf8'));
  expect(parse(csv)).toEqual(original.map((cells) => cells.with(year, (cells[year] ?? '').replace(/\.0$/, ''))));
});

withCorpus(
  'a standard inferred from a file accepts that file',
  async () => {
    const files = everyNth((await readdir(corpus)).filter((name) => name !== 'INDEX.tsv').toSorted(), 8);
    const refused: string[] = [];
    for (const file of files) {
      const sink = join(directory, 'normal-form');
      const read = await readFile({ path: join(corpus, file), name: file }, sink, { expectedLabels: [] });
      if (!read.ok) {
        refused.push(file);
        continue;
      }
      const table = await duckdbTableEngine().open(sink, read.form, directory);
      const { errorCounts, validRows } = (await table.check((await table.propose()).content)).outcome;
      await table.close();
      expect({ file, errorCounts, validRows }).toEqual({ file, errorCounts: {}, validRows: read.form.rows });
    }
    // Which, and why, is said in test/ingest/real-corpus.test.ts.
    if (isWhole) expect(refused).toHaveLength(11);
    expect(refused.length).toBeLessThan(files.length / 2);
  },
  everyFileMilliseconds,
);
