import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, connect, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { writeCity } from './fixtures/city.ts';

const ACCOUNTS = [{ id: 'kominfo', sub: '00000000-0000-4000-8000-000000000002', name: 'Kominfo', groups: ['steward'] }];

let home: string;
let laptop: Laptop;
/** Front door, storage, JSON services, control: every port that the laptop listens on. */
let ports: readonly number[];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'host-'));
  const listen = vi.spyOn(Server.prototype, 'listen');
  laptop = await startLaptop({ assemblyDirectory: writeCity(join(home, 'out.jsonl')), home, port: 0, accounts: ACCOUNTS });
  ports = listen.mock.contexts.map((server) => ((server as Server).address() as AddressInfo).port);
  listen.mockRestore();
});
afterAll(async () => {
  await laptop.stop();
  rmSync(home, { recursive: true });
});

async function ask(port: number, host: string, path = '/', method = 'GET'): Promise<{ status: number; type: string; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; type: string; body: string }>();
  const sent = request({ host: '127.0.0.1', port, path, method, headers: { host } }, async (response) =>
    resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: await text(response) }),
  );
  sent.on('error', reject);
  sent.end();
  return promise;
}

const frontPort = () => Number(new URL(laptop.url).port);

describe('a page whose name was bound again to this machine', () => {
  test('listens on four ports', () => {
    expect(new Set(ports).size).toBe(4);
    expect(ports).toContain(frontPort());
  });

  test.each(['/', '/v1/accounts', '/assets/site.css', '/oidc/oauth2/authorize', '/oidc/interaction/x', '/000000000000/small'])(
    'is answered 421 to %s on every port, and nothing else',
    async (path) => {
      for (const port of ports) {
        for (const method of ['GET', 'POST', 'OPTIONS', 'PUT']) {
          const { status, type, body } = await ask(port, `evil.example:${port}`, path, method);
          expect([status, type], `${method} ${port}`).toEqual([421, 'application/problem+json']);
          expect(JSON.parse(body)).toMatchObject({ status: 421, code: 'misdirected' });
        }
      }
    },
  );

  test.each([
    'evil.example',
    'localhost',
    '127.0.0.1',
    '127.0.0.1.evil.example:PORT',
    'evil.example:PORT@127.0.0.1:PORT',
    'localhost.:PORT',
    '127.0.0.1:PORT.',
    '0.0.0.0:PORT',
    '127.1:PORT',
    '2130706433:PORT',
    '127.0.0.2:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '127.0.0.1:1',
    '127.0.0.1:0PORT',
  ])('is known by the name %j', async (host) => {
    for (const port of ports) expect((await ask(port, host.replaceAll('PORT', String(port)))).status).toBe(421);
  });

  test('is not let in by the port of another service', async () => {
    for (const port of ports) {
      for (const other of ports.filter((each) => each !== port)) expect((await ask(port, `127.0.0.1:${other}`)).status).toBe(421);
    }
  });

  test('is not let in by a request without a Host, as HTTP/1.0 sends it', async () => {
    for (const port of ports) {
      const socket = connect(port, '127.0.0.1');
      socket.end('GET / HTTP/1.0\r\n\r\n');
      expect(await text(socket)).toMatch(/^HTTP\/1\.[01] 421 /);
    }
  });

  test('is not let in by a second Host', async () => {
    for (const port of ports) {
      const socket = connect(port, '127.0.0.1');
      socket.end(`GET / HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 4(00|21) /);
    }
  });
});

test.each(['127.0.0.1:PORT', 'localhost:PORT', 'LocalHost:PORT', '[::1]:PORT'])('the own name %s is served on every port', async (host) => {
  for (const port of ports) expect((await ask(port, host.replace('PORT', String(port)))).status).not.toBe(421);
  expect((await ask(frontPort(), host.replace('PORT', String(frontPort())), '/v1/datasets/a')).status).toBe(200);
});
