import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withLaptop } from '../../bench/laptop.ts';
import type { Client } from '../../demo/client.ts';
import { type Comparison, canCompare, compareIndependently } from './independent-reading.ts';
import { type Sent, sendFile } from './send-file.ts';

export const root = resolve(import.meta.dirname, '../..');

export type CorpusName = 'real' | 'silent';

/** What became of each file, and of the published ones what an independent reading says; undefined where there is no Python with openpyxl. */
export type CorpusRun = { readonly sent: readonly Sent[]; readonly comparisons: readonly Comparison[] | undefined };

/** Sends every file of a shared corpus through the whole way, questions answered as answers.tsv says; undefined where the corpus is absent. */
export async function sendCorpus(name: CorpusName): Promise<CorpusRun | undefined> {
  const { folder, files } = corpusFiles(name);
  if (files.length === 0) return undefined;
  const sent: Sent[] = [];
  await withLaptop(async (client) => {
    sent.push(...(await sendAll(client, folder, files)));
  });
  const published = sent.filter(({ state }) => state === 'published');
  return { sent, comparisons: canCompare() ? compareIndependently(folder, published) : undefined };
}

/** The files of a shared corpus, by name; none where it is absent. */
export function corpusFiles(name: CorpusName): { readonly folder: string; readonly files: readonly string[] } {
  const folder = resolve(root, '../shared/corpora', name);
  return { folder, files: listFiles(folder) };
}

/** Sends these files to a running laptop, one after another. */
export async function sendAll(client: Client, folder: string, files: readonly string[]): Promise<Sent[]> {
  const answers = readAnswers();
  const sent: Sent[] = [];
  for (const [place, file] of files.entries()) {
    const answerOf = (questionId: string) => answers.get(`${file} ${questionId}`);
    const one = await sendFile(client, { file, path: join(folder, file), datasetId: datasetIdOf(file, place), answerOf });
    console.log(`${one.state.padEnd(10)} ${file}  ${[...one.asked, one.message].join(' ')}`);
    sent.push(one);
  }
  return sent;
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name !== 'INDEX.tsv')
      .sort();
  } catch {
    return [];
  }
}

const longestId = 80;

function datasetIdOf(file: string, place: number): string {
  const name = file
    .replace(/\.[a-z]+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return `korpus-${String(place).padStart(3, '0')}-${name}`.slice(0, longestId);
}

/** `test/corpora/answers.tsv`: by file and question, the reading that a person chose who looked at the file. */
function readAnswers(): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(join(root, 'test/corpora/answers.tsv'), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => line.split('\t')).map(([file, questionId, readingId = '']) => [`${file} ${questionId}`, readingId]));
}

/** What the independent reading found: of how many cells, and each fault by its file. Prints them. */
export function tellComparisons(comparisons: readonly Comparison[] | undefined): boolean {
  if (comparisons === undefined) {
    console.log('not compared: no Python with openpyxl here');
    return true;
  }
  const cells = comparisons.reduce((sum, one) => sum + one.cells, 0);
  const rows = comparisons.reduce((sum, one) => sum + one.rows, 0);
  const unaccounted = comparisons.filter(({ problems }) => problems.length > 0);
  const changed = comparisons.filter((one) => one.changed.length > 0);
  for (const { file, problems } of unaccounted) console.log(`UNACCOUNTED ${file} ${JSON.stringify(problems)}`);
  for (const one of changed) console.log(`CHANGED ${one.file} ${JSON.stringify(one.changed.slice(0, 5))}`);
  console.log(
    `compared by Python: ${rows} rows, ${cells} cells; files with rows unaccounted for: ${unaccounted.length}, with cells changed outside the list: ${changed.length}`,
  );
  return unaccounted.length + changed.length === 0;
}
