import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { send } from '../../demo/client.ts';
import { frontDoorHeader } from '../../functions/gate/through-front-door.ts';
import { askLaptop } from '../../local/control.ts';
import { makeGateway } from '../../local/gateway/gateway.ts';
import { closeServer, listen } from '../../local/listen.ts';
import { assemblyOf } from '../way/assembly-of-city.ts';
import { type City, publishFirst, startCity } from '../way/city.ts';
import { type RawAnswer, type RawRequest, rawExchange } from './raw-http.ts';

/* A city with a firewall before its front door: nobody passes it by asking the API by its own address (docs/decisions/0087-front-door-shows-itself.md). */
const firewallArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/Firewall/0a1b2c3d-0000-4000-8000-000000000000';
const secretName = 'satu-data-kota-tangerang/front-door';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

let city: City;
/** The API's own address, as API Gateway gives one beside the front door's. */
let api: { readonly url: string; readonly called: Map<string, number>; readonly close: () => Promise<void> };
let assemblyDirectory: string;
const home = mkdtempSync(join(tmpdir(), 'satudata-way-'));
/** What the front door showed before its secret was replaced. */
const shown: string[] = [];

beforeAll(async () => {
  assemblyDirectory = assemblyOf({ firewall: true, firewallArn });
  city = await startCity({ assemblyDirectory, home });
  api = await apiOf(city);
  await publishFirst(city.client, 'jalan', 'tahun,jumlah\n2024,1\n');
}, 600_000);
afterAll(async () => {
  await api?.close();
  await city?.stop();
  for (const directory of [home, assemblyDirectory]) rmSync(directory ?? home, { recursive: true, force: true });
});

async function apiOf({ laptop }: City) {
  const called = new Map<string, number>();
  const invoke: typeof laptop.functions.invoke = async (name, ...rest) => {
    called.set(name, (called.get(name) ?? 0) + 1);
    return laptop.functions.invoke(name, ...rest);
  };
  const gateway = makeGateway(
    laptop.model.api,
    invoke,
    () => new Date(),
    (error) => expect.fail(String(error)),
  );
  const server = createServer((request, response) => void gateway(request, response));
  return { url: `http://127.0.0.1:${await listen(server, 0)}`, called, close: () => closeServer(server) };
}

const ask = (path: string, headers: RawRequest['headers'] = [], method = 'GET') => rawExchange(api.url, { method, path, headers });
const bare = ({ status, body }: RawAnswer) => [status, body.replace(/"requestId":"[^"]*"/, '')];

describe('the API’s own address, with a firewall before the front door,', () => {
  test('answers every method of every route as nothing, a steward too, and calls no function but the authorizer', async () => {
    const token = await city.client.token('kominfo');
    const nothing = bare(await ask('/v1/tidak-ada'));
    expect(nothing[0]).toBe(404);
    const paths = [...new Set(city.laptop.model.api.methods.map(({ path }) => path.replace(/\{(\w+)\+?\}/g, 'jalan')))];
    expect(paths.length).toBeGreaterThan(100);
    api.called.clear();
    const passed: string[] = [];
    for (const path of paths) {
      for (const method of methods) {
        const answer = await ask(path, [['Authorization', `Bearer ${token}`]], method);
        const isNothing = answer.status === 404 && (method === 'HEAD' || bare(answer)[1] === nothing[1]);
        if (!isNothing) passed.push(`${answer.status} ${method} ${path}`);
      }
    }
    expect(passed).toEqual([]);
    expect([...api.called.keys()]).toEqual([expect.stringContaining('Authorize')]);
  });

  test.each([
    ['an empty value', ['']],
    ['a wrong value', ['x'.repeat(64)]],
    ['two values', ['x', 'y']],
    ['the reference itself', ['{{resolve:secretsmanager:FrontDoorSecret:SecretString:::}}']],
    ['the name of the secret', [secretName]],
  ])('is not opened by %s', async (_what, values) => {
    const headers = values.map((value) => [frontDoorHeader, value] as const);
    expect((await ask('/v1/health', headers)).status).toBe(404);
  });

  test('is opened by the one value that the front door sends, once and not twice', async () => {
    const value = valueSent();
    expect(value).toMatch(/^[A-Za-z0-9]{64}$/);
    expect((await ask('/v1/health', [[frontDoorHeader, value]])).status).toBe(200);
    for (const other of [value, 'x'])
      expect(
        (
          await ask('/v1/health', [
            [frontDoorHeader, other],
            [frontDoorHeader, value],
          ])
        ).status,
      ).toBe(404);
  });
});

describe('through the front door the city', () => {
  test('answers as ever: pages, open data to anyone, work to who may do it, preflights of other sites', async () => {
    const { client } = city;
    for (const path of ['/', '/v1/health', '/v1/datasets/jalan', '/v1/datasets/jalan/rows', '/dataset/jalan'])
      expect((await send(client, undefined, 'GET', path)).status, path).toBe(200);
    expect((await send(client, 'dinkes', 'GET', '/v1/me')).status).toBe(200);
    expect((await send(client, undefined, 'GET', '/v1/me')).status).toBe(401);
    const preflight = await fetch(`${client.url}/v1/datasets/jalan/rows`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });

  test('never passes on what a viewer sends by that name, and tells nobody its own', async () => {
    for (const values of [['x'], [''], ['x', 'y'], [valueSent()]]) {
      const headers = values.map((value) => [frontDoorHeader, value] as const);
      const answer = await rawExchange(city.client.url, { method: 'GET', path: '/v1/health', headers });
      expect(answer.status, values.join()).toBe(200);
      expect(JSON.stringify(answer)).not.toContain(valueSent());
    }
  });
});

test('a replaced secret loses no request: the old value is taken until the front door is deployed again, then the new one, and the old one beside it', async () => {
  const old = valueSent();
  shown.push(old);
  const versionId = await replaceSecret('n'.repeat(64));
  expect(versionId).toMatch(/^[0-9a-f-]{36}$/);
  expect((await send(city.client, undefined, 'GET', '/v1/health')).status).toBe(200);
  // The second deployment: CloudFormation resolves the reference anew.
  await api.close();
  await city.laptop.stop();
  city = await startCity({ assemblyDirectory, home });
  api = await apiOf(city);
  expect(valueSent()).toBe('n'.repeat(64));
  expect((await send(city.client, undefined, 'GET', '/v1/health')).status).toBe(200);
  expect((await ask('/v1/health', [[frontDoorHeader, old]])).status).toBe(200);
  expect((await ask('/v1/health', [[frontDoorHeader, 'o'.repeat(64)]])).status).toBe(404);
});

test('no log holds what the front door shows', () => {
  const logs = globSync('logs/**/*.log', { cwd: home }).map((name) => readFileSync(join(home, name), 'utf8'));
  expect(logs.join('')).toContain('no front door');
  const values = [...shown, valueSent()];
  expect(new Set(values).size).toBe(2);
  expect(logs.filter((text) => values.some((value) => text.includes(value)))).toEqual([]);
});

/** What the front door shows, read where it is kept. */
function valueSent(): string {
  const stored: unknown = JSON.parse(readFileSync(join(city.home, 'secrets', 'secrets.json'), 'utf8'));
  return z.record(z.string(), z.looseObject({ value: z.string() })).parse(stored)[secretName]?.value ?? '';
}

/** As whoever keeps the deployed city does it (docs/runbook.md, "Replacing the secret of the front door"). */
async function replaceSecret(value: string): Promise<string> {
  const operator = z.record(z.string(), z.string()).parse(await askLaptop(city.home, { ask: 'operator' }));
  const client = new SecretsManagerClient({
    region: 'ap-southeast-3',
    endpoint: operator.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? '',
    credentials: {
      accessKeyId: operator.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: operator.AWS_SECRET_ACCESS_KEY ?? '',
      sessionToken: operator.AWS_SESSION_TOKEN ?? '',
    },
  });
  const { VersionId = '' } = await client.send(new PutSecretValueCommand({ SecretId: secretName, SecretString: value }));
  client.destroy();
  return VersionId;
}
