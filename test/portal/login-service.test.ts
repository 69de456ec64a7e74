import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLoginService, discoveryAddress } from '../../web/session/login-service.ts';

/** The patience that each call is given here; the server has none to lose. */
const milliseconds = 50;

describe('a login service', () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    // Silent, or silent after its first bytes.
    server = createServer((request, response) => {
      if (request.url === '/half') response.writeHead(200).write('{');
      if (request.url === '/whole') response.end('{"issuer":"x"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('that never answers is given up, and one that stops in the middle', async () => {
    await expect(askLoginService(`${origin}/silent`, {}, milliseconds)).rejects.toMatchObject({ name: 'TimeoutError' });
    const half = askLoginService(`${origin}/half`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) }, milliseconds);
    await expect(half.then((response) => response.text())).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('that answers is heard', async () => {
    expect(await (await askLoginService(`${origin}/whole`)).json()).toEqual({ issuer: 'x' });
  });

  test('is asked by the session in no other way', () => {
    const session = readFileSync(new URL('../../web/session/session.ts', import.meta.url), 'utf8');
    expect(session).toContain('askLoginService(');
    expect(session).not.toMatch(/\bfetch\(/);
  });
});

test('an issuer with an ending slash is asked at the same address as one without', () => {
  for (const issuer of ['https://masuk.example.id/pool', 'https://masuk.example.id/pool/'])
    expect(discoveryAddress(issuer)).toBe('https://masuk.example.id/pool/.well-known/openid-configuration');
});
