import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { follow, member, send, textMember } from '../../demo/client.ts';
import { everyNth } from '../product-size.ts';
import { approve, deliver, listMember, register, report, root } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const corpus = resolve(root, '../shared/corpora/real');

/** What a section of docs/ugly-files.md says of a file. */
type UglyFile = {
  readonly name: string;
  readonly sent: Readonly<Record<string, unknown>>;
  /** Undefined: the file is not asked about. */
  readonly answers: unknown;
  readonly dialect: unknown;
  readonly said: unknown;
  readonly rows: unknown;
  readonly sums: unknown;
  readonly fields: readonly unknown[];
  /** By the place of the record in the published table, from 0. */
  readonly records: ReadonlyMap<number, unknown>;
};

const files = readFileSync(join(root, 'docs/ugly-files.md'), 'utf8').split(/^## /m).slice(1).map(readSection);
const missing = files.filter(({ name }) => !existsSync(join(corpus, name)));
if (missing.length > 0) console.log(`ugly files: ${missing.length} of ${files.length} are not in ${corpus}, so their tests are skipped`);

function readSection(section: string): UglyFile {
  const said = new Map([...section.matchAll(/^- (\w+): `(.*)`$/gm)].map(([, key = '', json = '']) => [key, JSON.parse(json)]));
  const [header = '', , ...lines] = section.split('\n').filter((line) => line.startsWith('| ') || line.startsWith('|-'));
  const columns = lines.map((line) => [...line.matchAll(/`(.*?)` \|/g)].map(([, json = '']): unknown => JSON.parse(json)));
  const fields = columns.map(([title, field]) => ({ ...Object(field), title }));
  const places = [...header.matchAll(/record (\d+)/g)].map(([, place = '']) => Number.parseInt(place, 10) - 1);
  const recordAt = (index: number) => Object.fromEntries(columns.map((cells, column) => [fields[column]?.name, cells[index + 2]]));
  return {
    name: section.slice(0, section.indexOf('\n')),
    sent: Object(said.get('sent')),
    answers: said.get('answers'),
    dialect: said.get('dialect'),
    said: said.get('said'),
    rows: said.get('rows'),
    sums: said.get('sums'),
    fields,
    records: new Map(places.map((place, index) => [place, recordAt(index)])),
  };
}

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

test('thirteen files are described, each from its first record to its last', () => {
  expect(files).toHaveLength(13);
  for (const { rows, records } of files) {
    expect(records.size).toBeGreaterThanOrEqual(5);
    expect([Math.min(...records.keys()), Math.max(...records.keys()) + 1]).toEqual([0, rows]);
  }
});

for (const file of everyNth(files, 3)) {
  test.skipIf(missing.includes(file))(`${file.name} is published with the labels, types and cells that a person reads in it`, async () => {
    const { client } = city;
    const datasetId = file.name.replace(/\.[a-z]+$/, '');
    await register(client, datasetId, { cadence: 'ad-hoc' });
    const delivered = await deliver(client, datasetId, readFileSync(join(corpus, file.name)), { fileName: file.name, ...file.sent });
    const upload = file.answers === undefined ? delivered : await answer(datasetId, delivered, file.answers);
    const said = await report(client, datasetId, upload);
    expect(member(said, 'dialect')).toMatchObject(Object(file.dialect));
    expect(listMember(said, 'warnings').map(typeAndRow)).toEqual(file.said);
    expect(textMember(await approve(client, datasetId, upload), 'state')).toBe('published');

    const standard = await send(client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/standard`);
    expect(listMember(standard.body, 'fields')).toEqual(file.fields);
    const published = await allRows(datasetId);
    expect(published).toHaveLength(Number(file.rows));
    for (const [place, record] of file.records) expect(published[place]).toEqual(record);
    const sums = Object.keys(Object(file.sums)).map((name) => [
      name,
      published.reduce<number>((sum, row) => sum + Number(member(row, name)), 0),
    ]);
    expect(Object.fromEntries(sums)).toEqual(file.sums);
  });
}

/** The clerk answers what the file was asked about; gives the upload once nothing more happens by itself. */
async function answer(datasetId: string, asked: unknown, answers: unknown): Promise<unknown> {
  const uploadId = textMember(asked, 'uploadId');
  const answered = await send(city.client, 'dinkes', 'POST', `/v1/datasets/${datasetId}/uploads/${uploadId}/answers`, { answers });
  expect(answered.status, answered.text).toBe(200);
  return follow(city.client, 'dinkes', datasetId, uploadId);
}

function typeAndRow(warning: unknown): string {
  const rowNumber = member(warning, 'rowNumber');
  return textMember(warning, 'type') + (rowNumber === undefined ? '' : `@${rowNumber}`);
}

/** Every row as anyone reads it, page by page. */
async function allRows(datasetId: string): Promise<readonly unknown[]> {
  const path = `/v1/datasets/${datasetId}/rows?limit=1000`;
  const rows: unknown[] = [];
  for (let cursor = ''; ; ) {
    const page = await send(city.client, undefined, 'GET', path + cursor);
    expect(page.status, page.text).toBe(200);
    rows.push(...listMember(page.body, 'items'));
    if (member(page.body, 'next') === undefined) return rows;
    cursor = `&cursor=${textMember(page.body, 'next')}`;
  }
}
