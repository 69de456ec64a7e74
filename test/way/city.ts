import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, vi } from 'vitest';
import { type Client, follow, member, putHeaders, type Response, send, textMember } from '../../demo/client.ts';
import { demoAccounts } from '../../local/accounts.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { currentAssembly } from '../../local/synthesize.ts';

// A laptop shares its cores with whatever else runs: no test is decided by time, so all wait long.
vi.setConfig({ testTimeout: 180_000 });
/** How long a state may take to come before something is stuck. */
export const patience = { timeout: 60_000, interval: 50 };

export const root = resolve(import.meta.dirname, '../..');

/** A laptop of its own for one test file, empty, and a client of it. */
export type City = { readonly laptop: Laptop; readonly client: Client; readonly home: string; readonly stop: () => Promise<void> };

/** Starts an empty city on the project's assembly; `stop` removes its home. With a home of the caller's, the city is as it was left there. */
export async function startCity(
  own: { readonly assemblyDirectory?: string; readonly home?: string; readonly now?: () => Date } = {},
): Promise<City> {
  const home = own.home ?? mkdtempSync(join(tmpdir(), 'satudata-way-'));
  const laptop = await startLaptop({
    assemblyDirectory: own.assemblyDirectory ?? (await currentAssembly(root, () => undefined)),
    home,
    port: 0,
    ...(own.now === undefined ? {} : { now: own.now }),
    accounts: demoAccounts(join(root, 'cities/kota-tangerang.json')),
  });
  const stop = async () => {
    await laptop.stop();
    if (own.home === undefined) rmSync(home, { recursive: true, force: true });
  };
  return { laptop, home, stop, client: { url: laptop.url, token: (account) => laptop.issueToken(account) } };
}

/** Registers a dataset of the Dinas Kesehatan; open unless `more` says otherwise. */
export async function register(client: Client, datasetId: string, more: Readonly<Record<string, unknown>> = {}): Promise<Response> {
  const registration = { datasetId, title: datasetId, description: 'Untuk uji', access: 'open', cadence: 'annual', ...more };
  const answer = await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
  expect(answer.status, answer.text).toBe(201);
  return answer;
}

export type Started = { readonly uploadId: string; readonly url: string; readonly headers: Record<string, string> };

/** Announces a file, and gives the address for its bytes. */
export async function start(client: Client, datasetId: string, announced: Readonly<Record<string, unknown>>): Promise<Started> {
  const answer = await send(client, 'dinkes', 'POST', `/v1/datasets/${datasetId}/uploads`, announced);
  expect(answer.status, answer.text).toBe(201);
  return {
    uploadId: textMember(answer.body, 'uploadId'),
    url: textMember(answer.body, 'put', 'url'),
    headers: putHeaders(answer.body),
  };
}

/** The status and the S3 error code of a PUT of `bytes`. */
export async function put({ url, headers }: Started, bytes: Uint8Array): Promise<{ readonly status: number; readonly code: string }> {
  const response = await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });
  return { status: response.status, code: /<Code>(.*?)<\/Code>/.exec(await response.text())?.[1] ?? '' };
}

/** Announces and sends a file, and waits until nothing more happens by itself. Gives the upload. */
export async function deliver(
  client: Client,
  datasetId: string,
  content: string | Uint8Array,
  more: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const bytes = Buffer.from(content);
  const started = await start(client, datasetId, { fileName: 'data.csv', size: bytes.length, ...more });
  expect(await put(started, bytes)).toEqual({ status: 200, code: '' });
  return follow(client, 'dinkes', datasetId, started.uploadId);
}

/** The steward approves; gives the upload. */
export async function approve(client: Client, datasetId: string, upload: unknown): Promise<unknown> {
  expect(textMember(upload, 'state'), JSON.stringify(upload)).toBe('in-review');
  const path = `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}/review`;
  const answer = await send(client, 'kominfo', 'POST', path, { decision: 'approve', reasons: [] });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** A dataset with one version: registered, delivered, approved. */
export async function publishFirst(
  client: Client,
  datasetId: string,
  content: string,
  registration: Readonly<Record<string, unknown>> = {},
  announcement: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await register(client, datasetId, registration);
  const published = await approve(client, datasetId, await deliver(client, datasetId, content, announcement));
  expect(textMember(published, 'state'), JSON.stringify(published)).toBe('published');
}

export async function report(client: Client, datasetId: string, upload: unknown): Promise<unknown> {
  const path = `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}/report`;
  const answer = await send(client, 'dinkes', 'GET', path);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** The rows of the current version, as anyone reads them. */
export async function rowsOf(client: Client, datasetId: string, query = ''): Promise<readonly unknown[]> {
  const answer = await send(client, undefined, 'GET', `/v1/datasets/${datasetId}/rows${query}`);
  expect(answer.status, answer.text).toBe(200);
  return listMember(answer.body, 'items');
}

/** All versions, newest first (up to a page). */
export async function versionsOf(client: Client, datasetId: string): Promise<readonly unknown[]> {
  const answer = await send(client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/versions?limit=100`);
  expect(answer.status, answer.text).toBe(200);
  return listMember(answer.body, 'items');
}

/** The CSV file of the current version, as anyone downloads it. */
export async function csvOf(client: Client, datasetId: string, query = ''): Promise<string> {
  const response = await fetch(`${client.url}/v1/datasets/${datasetId}/files/csv${query}`);
  expect(response.status).toBe(200);
  return response.text();
}

export function listMember(body: unknown, name: string): readonly unknown[] {
  const value = member(body, name);
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value;
}
