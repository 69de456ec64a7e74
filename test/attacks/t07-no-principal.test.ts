import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { settingNames } from '../../functions/aws/settings.ts';
import { functionNames, listRoutes, type OperationName } from '../../functions/routes.ts';
import { entries } from '../../lib/functions/function-entries.ts';
import { requestFor } from '../access-matrix/requests.ts';
import { criterion } from '../criteria/criterion.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { principalOf } from '../fakes/principals.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});
vi.mock('../../functions/aws/city-file.ts', async () => {
  const { readCity } = await import('../../lib/read-city.ts');
  return { readCity: () => readCity('kota-tangerang') };
});
vi.mock('../../functions/aws/asset-file.ts', async () => {
  const { assetAt } = await import('../fakes/asset-at.ts');
  return { readAssets: () => assetAt };
});

/*
 * T07, no principal: anyone who gets to invoke a function past the gateway is nobody. The genuine handlers run, wired as in the cloud; the AWS that their
 * clients know is a server that counts what is asked of it.
 */
type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

const moduleSchema = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });
const handlers = new Map<string, Handler>();
const home = mkdtempSync(join(tmpdir(), 'satudata-t07-'));
let server: Server;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(400, { 'Content-Type': 'application/x-amz-json-1.0' }).end('{"__type":"RefusedForTheTest"}');
  });
  const url = await new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
  const aws = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'ap-southeast-3',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_MAX_ATTEMPTS: '1',
  };
  Object.assign(
    process.env,
    aws,
    { TMPDIR: home },
    Object.fromEntries(settingNames.map((name) => [name, /URL|ISSUER|ORIGIN/.test(name) ? url : 'satudata'])),
  );
  for (const name of functionNames) {
    const entry = join(import.meta.dirname, '../..', entries[name]);
    handlers.set(name, moduleSchema.parse(await import(/* @vite-ignore */ entry)).handler);
  }
});
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true, force: true });
});

const steward = principalOf('steward');
const claims = { sub: 'sub-steward', 'cognito:groups': ['walidata'] };

type AuthorizerWords = Parameters<typeof proxyEvent>[1];

/** What stands where the authorizer's words should: nothing, or not its words. */
const contexts: Readonly<Record<string, AuthorizerWords>> = {
  'no context': undefined,
  'null context': null,
  'empty context': {},
  'another authorizer': { principalId: 'sub-steward' },
  'Cognito claims': { claims },
  'JWT scopes': { jwt: { claims, scopes: ['walidata'] } },
  'empty principal': { principal: '' },
  'null principal': { principal: null },
  'principal that is no JSON': { principal: 'walidata' },
  'principal that is an object': { principal: steward },
  'principal in capitals': { principal: 'ANONYMOUS' },
  'empty object': { principal: '{}' },
  'array of principals': { principal: JSON.stringify([steward]) },
  'no kinds': { principal: JSON.stringify({ type: 'account', sub: 'sub-steward', name: 'steward' }) },
  'unknown kind': { principal: JSON.stringify({ type: 'account', sub: 'sub-1', name: 'x', kinds: [{ kind: 'root' }] }) },
  'unknown type': { principal: JSON.stringify({ ...steward, type: 'service' }) },
  'member too many': { principal: JSON.stringify({ ...steward, admin: true }) },
  'anonymous with kinds': { principal: JSON.stringify({ type: 'anonymous', kinds: [{ kind: 'steward' }] }) },
  'cut off': { principal: JSON.stringify(steward).slice(0, -1) },
  'under another name': { Principal: JSON.stringify(steward) },
};

const spoofed = JSON.stringify(steward);
/** Where a client could write who it would like to be. */
const headers: Readonly<Record<string, readonly string[]>> = {
  Authorization: ['Bearer a.b.c'],
  Cookie: [`principal=${encodeURIComponent(spoofed)}`],
  'x-principal': [spoofed],
  'x-principal-id': ['sub-steward'],
  'x-user': ['sub-steward'],
  'x-remote-user': ['sub-steward'],
  'x-forwarded-user': ['sub-steward'],
  'x-amzn-principal': [spoofed],
  'x-amzn-oidc-identity': ['sub-steward'],
  'x-amzn-oidc-data': ['a.b.c'],
  'x-amzn-request-context': [JSON.stringify({ authorizer: { principal: spoofed } })],
  'x-apigateway-event': [JSON.stringify({ requestContext: { authorizer: { principal: spoofed } } })],
  'If-Match': ['"1"'],
  'Idempotency-Key': ['once'],
};

async function call(operation: OperationName, path: string, name: string, authorizer: AuthorizerWords): Promise<APIGatewayProxyResult> {
  const handler = handlers.get(name);
  if (!handler) throw new Error(`there is no handler of ${name}`);
  const request = { ...requestFor(operation, path, 'penerima-bansos'), headers, query: { principal: [spoofed] } };
  return handler(proxyEvent(request, authorizer), lambdaContext);
}

describe('T07 no principal', () => {
  test('refuses every operation of every handler, and asks nothing of any port', async () => {
    const before = asked;
    const wrong: unknown[] = [];
    let calls = 0;
    for (const { operation, path, function: name } of listRoutes()) {
      for (const [context, authorizer] of Object.entries(contexts)) {
        const { statusCode, body } = await call(operation, path, name, authorizer);
        calls += 1;
        if (![401, 403].includes(statusCode) || !body.includes('"code":"forbidden"')) wrong.push({ operation, context, statusCode });
      }
    }
    criterion(
      'T07',
      `${wrong.length} of ${calls.toLocaleString('en')} calls without a principal (${listRoutes().length} operations × ${Object.keys(contexts).length} contexts, spoofed headers on all) got anything but 401 or 403; ${asked - before} calls of ports`,
    );
    expect(wrong).toEqual([]);
    expect(asked - before).toBe(0);
  });

  test('control: with the steward as principal, the same calls reach the ports', async () => {
    const silent: OperationName[] = [];
    for (const { operation, path, function: name } of listRoutes()) {
      const before = asked;
      const request = { ...requestFor(operation, path, 'penerima-bansos'), headers: { 'If-Match': ['"1"'] } };
      await handlers.get(name)?.(proxyEvent(request, { principal: spoofed }), lambdaContext);
      if (asked === before) silent.push(operation);
    }
    criterion(
      'T07',
      `control: ${listRoutes().length - silent.length} of ${listRoutes().length} operations ask a port once they have a principal`,
    );
    expect(silent).not.toContain('getDataset');
    expect(silent.length).toBeLessThan(listRoutes().length / 2);
  });
});
