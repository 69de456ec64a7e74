import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFields } from '../../lib/stacks/door-watch-stack.ts';
import { closeServer, listen } from '../../local/listen.ts';
import { withReadLog } from '../../local/read-log.ts';

const lines: string[] = [];
const server = createServer(
  withReadLog(
    (request, response) => {
      if (request.url?.startsWith('/hit')) response.setHeader('X-Cache', 'Hit from cloudfront');
      response.writeHead(request.url?.startsWith('/none') ? 404 : 200).end('body');
    },
    (line) => lines.push(line),
    () => new Date('2026-12-01T23:59:59Z'),
  ),
);
let url: string;
beforeAll(async () => {
  url = `http://127.0.0.1:${await listen(server, 0)}`;
});
afterAll(() => closeServer(server));

test('has a line for each answer, with the fields that the cloud’s log is ordered with and no other', async () => {
  const headers = { 'User-Agent': 'peramban', Referer: 'https://asal.example', Authorization: 'Bearer rahasia' };
  for (const path of ['/dataset/harga-pangan?nik=3671012345678901', '/hit', '/none?x=1'])
    await (await fetch(url + path, { headers })).text();
  await expect.poll(() => lines.length).toBe(3);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { date: '2026-12-01', 'cs-uri-stem': '/dataset/harga-pangan', 'sc-status': '200', 'x-edge-result-type': 'Miss' },
    { date: '2026-12-01', 'cs-uri-stem': '-', 'sc-status': '200', 'x-edge-result-type': 'Hit' },
    { date: '2026-12-01', 'cs-uri-stem': '-', 'sc-status': '404', 'x-edge-result-type': 'Error' },
  ]);
  for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual([...readFields]);
  expect(lines.join('\n')).not.toMatch(/3671|peramban|asal|rahasia|127\.0\.0\.1/);
});

test.each([
  ['/dataset/harga-pangan', true],
  ['/v1/datasets/harga-pangan/rows', true],
  ['/v1/datasets/harga-pangan/files/csv', true],
  ['/v1/datasets/penduduk-2026', true],
  ['/v1/datasets/3671012345678901/rows', false],
  ['/dataset/3671-0123-4567-8901', false],
  ['/v1/datasets/apa/rows/36710123/45678901', false],
  ['/v1/accounts/3671012345678901', false],
  ['/v1/datasets/%33671', false],
  ['/periksa/BA-2026-0001', false],
])('names %s: %s', async (path, isNamed) => {
  const before = lines.length;
  await (await fetch(url + path)).text();
  await expect.poll(() => lines.length).toBe(before + 1);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ 'cs-uri-stem': isNamed ? path : '-' });
});
