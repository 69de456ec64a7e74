import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { normalisations } from '../../functions/standards/normalisations.ts';
import { everyNth } from '../product-size.ts';
import { approve, csvOf, deliver, register, root } from './city.ts';
import { readCsvText } from './rfc4180.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** docs/normalisations.md: each row of its tables (of cells, as the code has them) is an example that is sent through the whole way. */
const document = readFileSync(join(root, 'docs/normalisations.md'), 'utf8');
const [, fileSection = ''] = document.split(/^## /m);

/** The rows of a table: what is said, and the texts between backticks. */
function examples(section: string): string[][] {
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
  return rows.map((row) => {
    const [what = '', ...texts] = row.slice(2, -2).split(' | ');
    return [what, ...texts.map((text) => text.trim().replace(/^`|`$/g, ''))];
  });
}

/** A text whose escapes are written out. */
const unescaped = (text: string): string => text.replace(/\\u[0-9A-F]{4}|\\[rnt]/g, (written) => JSON.parse(`"${written}"`));

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

describe('a file under the standard inferred from it', () => {
  const files = examples(fileSection).map(([what, sent = '', download = ''], place) => ({
    what,
    sent,
    download,
    datasetId: `berkas-${place}`,
  }));

  test.each(everyNth(files, 4))('$what', async ({ sent, download, datasetId }) => {
    await register(city.client, datasetId, { cadence: 'ad-hoc' });
    await approve(city.client, datasetId, await deliver(city.client, datasetId, unescaped(sent)));
    expect(await csvOf(city.client, datasetId)).toBe(unescaped(download));
  });
});

test('each cell under a standard that says what it is', async () => {
  expect(normalisations.length).toBeGreaterThan(15);
  await register(city.client, 'sel', { cadence: 'ad-hoc' });
  const fields = normalisations.map(({ field }, place) => ({ name: `f${place}`, ...field }));
  expect((await send(city.client, 'dinkes', 'PUT', '/v1/datasets/sel/standard', { fields })).status).toBe(200);
  const line = (values: readonly string[]) => `${values.map((value) => `"${value}"`).join(',')}\n`;
  const content = line(fields.map(({ name }) => name)) + line(normalisations.map(({ sent }) => sent));
  await approve(city.client, 'sel', await deliver(city.client, 'sel', content));
  const { records } = readCsvText(await csvOf(city.client, 'sel'));
  const came = normalisations.map(({ what }, place) => [what, records[0]?.[place]]);
  expect(came).toEqual(normalisations.map(({ what, download }) => [what, download]));
});
