import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { member, send, textMember } from '../../demo/client.ts';
import { everyNth } from '../product-size.ts';
import { approve, deliver, listMember, register, root } from './city.ts';
import { type CsvFile, readCsvText } from './rfc4180.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const corpus = resolve(root, '../shared/corpora/real');
/** docs/normalisations.md: a number's fraction loses the zeros at its end. */
const withoutZeroFraction = (cell: string) => cell.replace(/\.0+$/, '');

/** The files of the issue, and every column in which cells come back otherwise than they were written. */
const files: readonly {
  readonly name: string;
  readonly rows: number;
  readonly normalised: Readonly<Record<string, (cell: string) => string>>;
}[] = [
  { name: 'jabar-idm-3-indikator-47k-rows.csv', rows: 47_808, normalised: { tahun: withoutZeroFraction } },
  { name: 'kpu-kelurahan-83k.csv', rows: 83_731, normalised: {} },
];

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

for (const { name, rows, normalised } of everyNth(files, 2)) {
  const path = join(corpus, name);
  const isHere = existsSync(path);
  if (!isHere) console.log(`real files: ${name} is not in ${corpus}, so its test is skipped`);

  test.skipIf(!isHere)(`${name} comes back to an anonymous reader cell for cell, as CSV and by pages`, async () => {
    const bytes = readFileSync(path);
    const original = readCsvText(bytes.toString('utf8'));
    expect(original.records).toHaveLength(rows);
    const datasetId = await publish(name, bytes);

    const response = await fetch(`${city.client.url}/v1/datasets/${datasetId}/files/csv`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const downloaded = readCsvText(await response.text());
    expect(downloaded.header).toEqual(original.header);
    expect(downloaded.records).toHaveLength(rows);
    const expected = normalise(original, normalised);
    expect(differences(expected, downloaded)).toEqual([]);
    // Each listed normalisation occurs: a list that says too much would hide a loss.
    const changed = new Set(differences(original, downloaded).map((text) => /, (.*?):/.exec(text)?.[1]));
    expect([...changed]).toEqual(Object.keys(normalised));
    expect(original.lineEnds).toEqual(['\r\n']);
    expect(downloaded.lineEnds).toEqual(['\n']);
    await comparePages(datasetId, expected);
  });
}

async function publish(name: string, bytes: Uint8Array): Promise<string> {
  const datasetId = `utuh-${name.replace(/\.csv$/, '')}`;
  await register(city.client, datasetId, { cadence: 'ad-hoc' });
  const upload = await deliver(city.client, datasetId, bytes, { fileName: name });
  expect(textMember(await approve(city.client, datasetId, upload), 'state')).toBe('published');
  return datasetId;
}

function normalise(file: CsvFile, rules: Readonly<Record<string, (cell: string) => string>>): CsvFile {
  const byColumn = file.header.map((name) => rules[name]);
  return { ...file, records: file.records.map((cells) => cells.map((cell, column) => byColumn[column]?.(cell) ?? cell)) };
}

/** The first cells that differ, with place and both texts. */
function differences(left: CsvFile, right: CsvFile): string[] {
  const found: string[] = [];
  for (const [row, cells] of left.records.entries()) {
    const others = right.records[row] ?? [];
    if (others.length !== cells.length) found.push(`row ${row}: ${cells.length} cells, then ${others.length}`);
    for (const [column, cell] of cells.entries()) {
      if (cell !== others[column]) found.push(`row ${row}, ${left.header[column]}: ${cell} became ${others[column]}`);
    }
    if (found.length >= 20) break;
  }
  return found;
}

/** Three pages from the start by cursor, and the last rows: the same cells as text, in the file's order. */
async function comparePages(datasetId: string, original: CsvFile): Promise<void> {
  const path = `/v1/datasets/${datasetId}/rows?limit=1000`;
  let page = await send(city.client, undefined, 'GET', path);
  for (let first = 0; first < 3000; first += 1000) {
    expect(cellsOf(page.body)).toEqual(original.records.slice(first, first + 1000));
    page = await send(city.client, undefined, 'GET', `${path}&cursor=${textMember(page.body, 'next')}`);
  }
  const end = await send(city.client, undefined, 'GET', `${path}&offset=${original.records.length - 7}`);
  expect(cellsOf(end.body)).toEqual(original.records.slice(-7));
  expect([member(end.body, 'total'), member(end.body, 'next')]).toEqual([original.records.length, undefined]);
}

function cellsOf(body: unknown): string[][] {
  return listMember(body, 'items').map((row) => Object.values(Object(row)).map((value) => (value === null ? '' : String(value))));
}
