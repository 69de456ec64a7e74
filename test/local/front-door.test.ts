import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FrontDoorModel } from '../../local/assembly/front-door.ts';
import { frontDoor } from '../../local/front-door.ts';
import { closeServer, listen } from '../../local/listen.ts';
import { deploySite } from '../../local/site.ts';

const uncached = { minSeconds: 0, defaultSeconds: 0, maxSeconds: 0, headers: [], query: false, gzip: false };
const door: FrontDoorModel = {
  arn: 'door',
  behaviours: [
    {
      pattern: '/assets/*',
      bucketName: 'site',
      methods: ['GET', 'HEAD'],
      cache: uncached,
      forwarded: [],
      headers: [{ name: 'X-Content-Type-Options', value: 'nosniff', override: true }],
      originHeaders: [],
    },
    { pattern: '*', methods: ['GET', 'HEAD', 'PUT'], cache: uncached, forwarded: 'all', headers: [], originHeaders: [] },
  ],
  errorSeconds: new Map(),
};

describe('the front door', () => {
  const source = mkdtempSync(join(tmpdir(), 'site-'));
  let url: string;
  const faults: unknown[] = [];
  const largeStyle = 'p { color: red }\n'.repeat(100);
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    mkdirSync(join(source, 'assets'));
    writeFileSync(join(source, 'assets', 'satudata.css'), 'body {}');
    writeFileSync(join(source, 'assets', 'settings.json'), '{"issuer":"<<marker:0>>"}');
    writeFileSync(join(source, 'assets', 'large.css'), largeStyle);
    writeFileSync(join(source, 'assets', 'large.woff2'), largeStyle);
    const deployment = {
      bucketName: 'site',
      prefix: '',
      sources: [{ directory: source, markers: { '<<marker:0>>': 'http://issuer' } }],
      cacheControl: 'public, max-age=600',
    };
    const site = deploySite([deployment], true);
    const server = createServer(
      frontDoor({
        door,
        origins: {
          site,
          siteBucket: 'site',
          gateway: async (request, response) => {
            if (request.url === '/fault') throw new Error('fault');
            response.writeHead(200, {});
            response.end('gateway');
          },
          objects: { host: 'objects', handle: async (_request, response) => void response.end('object') },
        },
        login: async (_request, response) => void response.end('login'),
        now: () => new Date(),
        onFault: (error) => faults.push(error),
      }),
    );
    url = `http://127.0.0.1:${await listen(server, 0)}`;
    closing.push(() => closeServer(server));
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  test('serves the files of the site with their type and the headers of the deployment', async () => {
    const response = await fetch(`${url}/assets/satudata.css`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=600');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('body {}');
    expect((await fetch(`${url}/assets/satudata.css`, { method: 'HEAD' })).headers.get('content-length')).toBe('7');
  });

  test('fills in what only the deployment knows', async () => {
    expect(await (await fetch(`${url}/assets/settings.json`)).json()).toEqual({ issuer: 'http://issuer' });
  });

  test.each(['/assets/nothing.css', '/assets/../package.json', '/assets/%2e%2e/package.json', '/assets/'])(
    'answers 403 or passes on %s, and never leaves the site',
    async (path) => {
      const text = await (await fetch(url + path)).text();
      expect(['', 'gateway']).toContain(text);
    },
  );

  test('sends what CloudFront compresses as gzip to those who accept it, and as it is to all others', async () => {
    const sent = async (name: string, acceptEncoding: string) => {
      const response = await fetch(`${url}/assets/${name}`, { headers: { 'Accept-Encoding': acceptEncoding } });
      const text = await response.text();
      return [response.headers.get('content-encoding'), Number(response.headers.get('content-length')) < text.length, text];
    };
    expect(await sent('large.css', 'gzip, deflate, br')).toEqual(['gzip', true, largeStyle]);
    for (const acceptEncoding of ['identity', 'br', '*', 'gzip;q=0']) {
      expect(await sent('large.css', acceptEncoding)).toEqual([null, false, largeStyle]);
    }
    expect(await sent('large.woff2', 'gzip')).toEqual([null, false, largeStyle]);
    expect(await sent('satudata.css', 'gzip')).toEqual([null, false, 'body {}']);
  });

  test('refuses to write to the site', async () => {
    expect((await fetch(`${url}/assets/satudata.css`, { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  test('gives the login its path, and everything else to the gateway', async () => {
    expect(await (await fetch(`${url}/oidc/auth`)).text()).toBe('login');
    for (const path of ['/', '/oidc', '/oidcx', '/assets', '/Assets/satudata.css', '/v1/datasets']) {
      expect(await (await fetch(url + path)).text()).toBe('gateway');
    }
  });

  test('answers 500 to a fault and goes on', async () => {
    expect((await fetch(`${url}/fault`)).status).toBe(500);
    expect(faults).toHaveLength(1);
    expect(await (await fetch(`${url}/v1`)).text()).toBe('gateway');
  });
});
