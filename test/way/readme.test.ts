import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyNth } from '../product-size.ts';
import { root } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const corpus = resolve(root, '../shared/corpora/real');
const scratch = mkdtempSync(join(tmpdir(), 'satudata-readme-'));

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The commands under "Upload a file with curl", as they stand there, against the test's laptop. */
function commands(): string {
  const section = /## Upload a file with curl\n(.*?)\n## /s.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
  const block = /```sh\n(.*?)```/s.exec(section)?.[1] ?? '';
  return replaced(block, /^api=\S+/m, `api=${city.laptop.url}`);
}

function replaced(text: string, what: RegExp, by: string): string {
  expect(text).toMatch(what);
  return text.replace(what, by);
}

/** Runs them by bash in the project's folder; gives what was printed, and the folder that they went to. */
async function runInBash(script: string): Promise<{ readonly printed: string; readonly directory: string }> {
  const TMPDIR = mkdtempSync(join(scratch, 'run-'));
  const env = { ...process.env, TMPDIR, SATUDATA_HOME: city.home };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: root, env, maxBuffer: 100_000_000, timeout: 150_000 });
  const [directory = ''] = readdirSync(TMPDIR).filter((name) => name.startsWith('tmp.'));
  return { printed: stdout, directory: join(TMPDIR, directory) };
}

test('the commands of the README upload a file by curl alone, and anyone gets its rows back', async () => {
  const { printed, directory } = await runInBash(commands());
  const rows = printed.split('\n').at(-1) ?? '';
  expect(printed).toContain('"state":"in-review"');
  expect(rows).toContain('"items":[{"kecamatan":"Benda","puskesmas":3},{"kecamatan":"Cipondoh","puskesmas":4}]');
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  expect(read('contoh.csv')).toBe(read('data.csv'));
});

for (const name of everyNth(['kpu-kelurahan-83k.csv', 'jabar-idm-3-indikator-47k-rows.csv'], 2)) {
  const file = join(corpus, name);
  if (!existsSync(file)) console.log(`readme: ${name} is not in ${corpus}, so its test is skipped`);

  test.skipIf(!existsSync(file))(`the same commands take ${name}`, async () => {
    const datasetId = name.replace(/\.csv$/, '');
    const script = replaced(commands(), /^file=\S+/m, `file=${file}`).replaceAll('contoh', datasetId);
    const { printed, directory } = await runInBash(script);
    const original = readFileSync(file, 'utf8');
    expect(printed).toContain(`"total":${original.split('\n').length - 2},`);
    // Cell for cell: real-files.test.ts. Here: as many lines, the header, and the last row's own id.
    const downloaded = readFileSync(join(directory, `${datasetId}.csv`), 'utf8').split('\n');
    const lines = original.split('\r\n');
    expect([downloaded.length, downloaded[0]]).toEqual([lines.length, lines[0]]);
    expect(downloaded.at(-2)?.split(',').at(-1)).toBe(lines.at(-2)?.split(',').at(-1));
  });
}
