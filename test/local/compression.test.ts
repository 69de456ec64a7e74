import { gunzipSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { asAccepted } from '../../local/gateway/compression.ts';

const text = 'kecamatan,jumlah\n'.repeat(100);
const answer = { status: 200, headers: { 'Content-Type': 'text/csv' }, body: text };

describe('the gateway’s compression', () => {
  test.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'gzip'],
    ['GZIP;q=0.5, br;q=0.2', 'gzip'],
    ['deflate', 'deflate'],
  ])('sends %s as %s', async (accepted, coding) => {
    const sent = await asAccepted(answer, accepted, 1000);
    expect(sent.headers).toEqual({ 'Content-Type': 'text/csv', 'Content-Encoding': coding });
    const body = Buffer.from(sent.body);
    expect((coding === 'gzip' ? gunzipSync(body) : inflateSync(body)).toString()).toBe(text);
  });

  test.each([undefined, '', '*', 'identity', 'br', 'br;q=1, gzip;q=0.9', 'gzip;q=0', 'gzip;q=x'])(
    'leaves an answer plain for %s',
    async (accepted) => {
      expect(await asAccepted(answer, accepted, 1000)).toBe(answer);
    },
  );

  test('counts the size in bytes, and begins at it', async () => {
    const exact = { ...answer, body: 'é'.repeat(500) };
    expect((await asAccepted(exact, 'gzip', 1000)).headers).toHaveProperty('Content-Encoding');
    expect(await asAccepted(exact, 'gzip', 1001)).toBe(exact);
    expect(await asAccepted(exact, 'gzip', undefined)).toBe(exact);
  });

  test('leaves alone what the function has encoded', async () => {
    const encoded = { ...answer, headers: { 'content-encoding': 'br' } };
    expect(await asAccepted(encoded, 'gzip', 0)).toBe(encoded);
  });
});
