import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { listRoutes } from '../../functions/routes.ts';
import { sendGaya } from '../../local/gaya.ts';
import { assetAt } from '../fakes/asset-at.ts';

test('the laptop shows parts of pages in their states, and pictures, and may load nothing from elsewhere', async () => {
  const server = createServer((_, response) => void sendGaya(response, assetAt));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/gaya`);
  const text = await answer.text();
  await new Promise((resolve) => server.close(resolve));
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  for (const part of [
    'Gaya halaman',
    'class="level level-closed"',
    'state-rejected',
    'aria-invalid',
    'class="stack"',
    'class="area hatched"',
  ])
    expect(text).toContain(part);
});

test('the cloud has no route to it', () => {
  expect(listRoutes().filter(({ path }) => path.startsWith('/gaya'))).toEqual([]);
});
