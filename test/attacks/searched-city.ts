import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { readXlsx } from '../excel-writer/read-xlsx.ts';
import type { City } from '../way/city.ts';
import { filesBelow, itemsOf, messagesOf, objectsOf, type Remain } from './city-remains.ts';

/** Pages and answers that are made of rows, or of wrong cells, for those who may read them. */
const madeOfRows = /\/(rows|files\/\w+|report|diff|me\/profile)(\?|$)/;

/** Of which objects of which bucket rows may be. */
const mayHoldRows: readonly RegExp[] = [
  /^inbox[^/]*\/(small|large)\//,
  /^published[^/]*\/datasets\/[^/]+\/(parts|files|returned|subjects|concerned)\//,
  /^published[^/]*\/datasets\/[^/]+\/uploads\/[^/]+\/report\.json$/,
];

/** Texts by the place where they lie: one entry per item, a file, an object, an answer. */
export type Searched = { readonly where: string; readonly texts: readonly string[] };
export type CityTexts = {
  /** Where nobody's number may be. */
  readonly places: Readonly<Record<string, readonly Searched[]>>;
  /** Objects where rows belong. */
  readonly rowObjects: readonly { readonly name: string; readonly bytes: Buffer }[];
};

/** Keeps what the service answers to anyone, headers and all, but for what is made of rows. `vi.restoreAllMocks` ends it. */
export function listenToAnswers(url: string): Remain[] {
  const answers: Remain[] = [];
  const genuine = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await genuine(input, init);
    const where = String(input);
    if (where.startsWith(url) && (response.status >= 400 || !madeOfRows.test(where))) {
      const headers = JSON.stringify([...response.headers]);
      answers.push({
        where: `${response.status} ${where.slice(url.length)}`,
        bytes: Buffer.from(headers + (await response.clone().text())),
      });
    }
    return response;
  });
  return answers;
}

/** All that a stopped city wrote and answered, as texts. */
export async function textsOfCity({ home, laptop }: City, answers: readonly Remain[]): Promise<CityTexts> {
  const objects = objectsOf(home).map((object) => ({ ...object, name: `${object.bucket.replace(/^satudata-/, '')}/${object.key}` }));
  const rowObjects = objects.filter(({ name }) => mayHoldRows.some((shape) => shape.test(name)));
  const others = objects.filter((object) => !rowObjects.includes(object));
  const otherTexts: Searched[] = [];
  for (const { name, bytes } of others) otherTexts.push({ where: name, texts: await textsOf(home, name, bytes) });
  const asTexts = (remains: readonly Remain[]) => remains.map(({ where, bytes }) => ({ where, texts: [bytes.toString('latin1')] }));
  const tables = laptop.model.tables.map(({ name }) => name);
  const places = {
    items: asTexts(await itemsOf(home, tables)),
    'log files': asTexts(filesBelow(home, 'logs')),
    metrics: asTexts(filesBelow(home, 'metrics')),
    messages: asTexts(messagesOf(home)),
    'object names, tags and headers': objects.map(({ name, document }) => ({ where: name, texts: [name, document] })),
    'objects where no rows belong': otherTexts,
    answers: asTexts(answers),
  };
  return { places, rowObjects };
}

/** The text of an object, of a workbook all of its parts. */
async function textsOf(home: string, key: string, bytes: Buffer): Promise<string[]> {
  if (!key.endsWith('.xlsx')) return [bytes.toString('latin1')];
  const path = join(home, 'buka.xlsx');
  writeFileSync(path, bytes);
  const { entries } = await readXlsx(path);
  rmSync(path);
  return [...entries].flat().map((part) => part.toString('latin1'));
}
