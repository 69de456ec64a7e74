import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { patience, publishFirst } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** One row more than a file that is made while its reader waits. */
const rows = limits.maxRequestFileCells / 5 + 1;
const content = `a,b,c,d,e\n${Array.from({ length: rows }, (_, row) => `${row},2,3,4,5\n`).join('')}`;
const path = '/v1/datasets/besar/files';

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
  await publishFirst(city.client, 'besar', content);
});

/** How often the queue's function said that it made a file. The log is written behind the answers, and begins with its first line. */
const timesMade = () => {
  const path = join(city.home, 'logs/satudata-MakeFileFunction.log');
  const log = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return log.split('\n').filter((line) => line.includes('"make file"') && line.includes('"made"')).length;
};

const ask = (format: string, headers: Record<string, string> = {}) =>
  send(city.client, undefined, 'GET', `${path}/${format}`, undefined, headers);

test('a large CSV is 202 for everyone who asks, made once by the queue’s function, and then a link to all of its rows', async () => {
  const first = await Promise.all(Array.from({ length: 20 }, () => ask('csv', { Accept: 'application/json' })));
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set([202]));
  expect(first[0]?.body).toMatchObject({ progress: { done: 0 } });
  await expect.poll(async () => (await ask('csv', { Accept: 'application/json' })).status, patience).toBe(200);
  const link = await ask('csv', { Accept: 'application/json' });
  const response = await fetch(textMember(link.body, 'url'));
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
  await expect.poll(timesMade, patience).toBe(1);
});

test('a large Parquet file is made in one go, and a page for a browser meanwhile', async () => {
  const page = await ask('parquet', { Accept: 'text/html' });
  expect([page.status, page.text]).toEqual([202, expect.stringContaining('Berkas sedang dibuat')]);
  await expect.poll(async () => (await ask('parquet')).status, patience).toBe(302);
});
