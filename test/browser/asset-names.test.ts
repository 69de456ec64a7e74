import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { publishFirst } from '../way/city.ts';
import { type SharedCity, sharedCity } from '../way/shared-city.ts';
import { deskPages, publicPages } from './pages.ts';

const datasetId = 'nama-berkas';
const pages = { ...publicPages(datasetId), ...deskPages(datasetId) };

describe('the files that pages name', () => {
  let city: SharedCity;
  let client: Client;
  beforeAll(async () => {
    city = await sharedCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishFirst(client, datasetId, 'wilayah,jumlah\nBenda,3\n');
  });

  test.each([...Object.entries(pages), ['outbox', '/surel'], ['gaya', '/gaya']])(
    'of %s are called by their content, and browsers keep them for a year',
    async (_name, path) => {
      const page = await (await fetch(client.url + path, { headers: { Accept: 'text/html' } })).text();
      const addresses = [...new Set([...page.matchAll(/\/assets\/[^"') ]+/g)].map(([address]) => address))];
      expect(addresses.length).toBeGreaterThanOrEqual(path === '/surel' ? 1 : 4);
      for (const address of addresses) {
        const answer = await fetch(client.url + address);
        expect([address, answer.status, answer.headers.get('cache-control')]).toEqual([
          address,
          200,
          'public, max-age=31536000, immutable',
        ]);
        const content = createHash('sha256').update(new Uint8Array(await answer.arrayBuffer()));
        expect(address).toContain(`-${content.digest('hex').slice(0, 16)}.`);
      }
    },
  );
});
