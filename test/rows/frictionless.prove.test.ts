import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { installFrictionless } from '../../bench/frictionless.ts';
import { withLaptop } from '../../bench/laptop.ts';
import { type Client, send } from '../../demo/client.ts';
import { seedDemo } from '../../demo/seed-city.ts';
import { corpusFiles, sendAll } from '../corpora/send-corpus.ts';

/*
 * What a stranger's validator says of every open dataset: frictionless-py reads datapackage.json by its address, fetches the files, and compares each with
 * its schema, size and hash. Without Python, or without the shared corpus, it says so.
 */
/** Open datasets that the demo publishes (docs/demo.md). */
const leastOfDemo = 6;
const maxOutputBytes = 64 * 1024 * 1024;
const everyNthFile = Number(process.env.EVERY_NTH_FILE ?? 3);
const python = installFrictionless();
const { folder, files } = corpusFiles('real');
const sample = files.filter((_, place) => place % everyNthFile === 0);

const lineSchema = z.object({
  address: z.string(),
  valid: z.boolean(),
  rows: z.record(z.string(), z.number()),
  errors: z.array(z.string()),
  count: z.number(),
  unread: z.array(z.string()),
});

const pageSchema = z.object({ items: z.array(z.object({ datasetId: z.string() })) });

/** Ids of all open datasets of the demo that have a version. */
async function openDatasets(client: Client): Promise<string[]> {
  const { items } = pageSchema.parse((await send(client, undefined, 'GET', '/v1/datasets?access=open&limit=100')).body);
  const ids = items.map(({ datasetId }) => datasetId);
  const answers = await Promise.all(ids.map((id) => send(client, undefined, 'GET', `/v1/datasets/${id}/datapackage.json`)));
  return ids.filter((_, place) => answers[place]?.status === 200);
}

async function validate(client: Client, ids: readonly string[], withPython: string): Promise<z.infer<typeof lineSchema>[]> {
  // A file is made when it is first asked for: from then on the package tells its size and hash, which are compared, too.
  for (const id of ids)
    for (const format of ['csv', 'parquet']) expect((await fetch(`${client.url}/v1/datasets/${id}/files/${format}`)).status).toBe(200);
  const addresses = ids.map((id) => `${client.url}/v1/datasets/${id}/datapackage.json`);
  // The laptop answers in this very process, which must not wait for Python.
  const script = join(import.meta.dirname, 'validate-packages.py');
  const { stdout } = await promisify(execFile)(withPython, [script, ...addresses], { maxBuffer: maxOutputBytes });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
  const wrong = lines.filter(({ valid }) => !valid);
  const rows = lines.reduce((sum, one) => sum + (one.rows.csv ?? 0), 0);
  const unread = lines.filter((one) => one.unread.length > 0).length;
  console.log(
    `frictionless: ${lines.length} packages, ${rows} rows of CSV, ${wrong.length} invalid; Parquet files its reader breaks on: ${unread}`,
  );
  for (const one of wrong) console.log(`${one.address}: ${one.count} errors: ${one.errors.join(' | ')}`);
  return wrong;
}

describe('frictionless-py', () => {
  test('finds no error in any open dataset of the demo', async ({ skip }) => {
    if (python === undefined) return skip('no Python with frictionless here: not validated');
    await withLaptop(async (client) => {
      await seedDemo(client, () => undefined);
      await expect.poll(async () => (await openDatasets(client)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(leastOfDemo);
      expect(await validate(client, await openDatasets(client), python)).toEqual([]);
    });
  });

  test('finds no error in what is published of a sample of the corpus', async ({ skip }) => {
    if (python === undefined) return skip('no Python with frictionless here: not validated');
    if (sample.length === 0) return skip('the shared corpus is absent: 0 files');
    await withLaptop(async (client) => {
      const published = (await sendAll(client, folder, sample)).filter(({ state }) => state === 'published');
      expect(
        await validate(
          client,
          published.map(({ datasetId }) => datasetId),
          python,
        ),
      ).toEqual([]);
    });
  });
});
