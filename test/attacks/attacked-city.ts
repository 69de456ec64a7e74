import { expect, vi } from 'vitest';
import { type Client, send } from '../../demo/client.ts';
import type { OperationName, Route } from '../../functions/routes.ts';
import { type MatrixCity, startMatrixCity, type Wanted } from '../access-matrix/http-city.ts';
import { requestFor } from '../access-matrix/requests.ts';
import { groupsOf, type PrincipalName } from '../fakes/principals.ts';
import type { RawAnswer, RawRequest } from './raw-http.ts';

/** What the attacks are on: never public, with a version, an upload and rows. */
export const closedId = 'm-closed-published';
/** Beside it: what anyone may see, and an id that nobody ever registered. */
export const openId = 'm-open-published';
export const nobodysId = 'm-nobody-published';

/** Words that stand in the closed dataset alone: its title, its description, a theme and a tag. */
export const secretWords = ['Zamrudkelam', 'Pirusgaib', 'nilamsunyi', 'akiksenyap'] as const;
const [title, description, theme, tag] = secretWords;
/** A row of it, as JSON and as CSV. A name of a kelurahan alone is everywhere. */
export const secretRows = ['"kelurahan":"Cibodas"', 'Cibodas,12'] as const;

export type AttackedCity = MatrixCity & { readonly client: Client };

/**
 * A laptop with a closed dataset that was never public, told of in words of its own, beside an open one. The search index and the counts are of after the
 * closed one came: where it shows in none of them, it was left out and not yet to come.
 */
export async function startAttackedCity(
  more: readonly Wanted[] = [],
  door: Parameters<typeof startMatrixCity>[1] = {},
): Promise<AttackedCity> {
  const wanted = [
    ...more,
    { datasetId: closedId, level: 'closed', state: 'published' },
    { datasetId: openId, level: 'open', state: 'published' },
  ] as const;
  const city = await startMatrixCity(wanted, door);
  const client = { url: city.laptop.url, token: (account: string) => city.laptop.issueToken(account) };
  const told = { title: `Daftar ${title}`, description, themes: [theme], tags: [tag] };
  const described = await send(client, 'operator', 'PATCH', `/v1/datasets/${closedId}`, told, {
    'If-Match': await etagOf(client, closedId),
  });
  expect(described.status, described.text).toBe(200);
  const inIndex = async () => expect((await send(client, 'operator', 'GET', `/v1/datasets?q=${title}`)).text).toContain(closedId);
  await vi.waitFor(inIndex, { timeout: 60_000, interval: 100 });
  return { ...city, client };
}

async function etagOf(client: Client, datasetId: string): Promise<string> {
  const response = await fetch(`${client.url}/v1/datasets/${datasetId}`, {
    headers: { Authorization: `Bearer ${await client.token('operator')}` },
  });
  return response.headers.get('etag') ?? '';
}

/** All that its owner can see of a dataset, as one text: it changes when anything about it does. */
export async function stateOf(client: Client, datasetId: string): Promise<string> {
  const paths = ['', '/standard', '/versions', '/uploads', '/rows'];
  const answers = await Promise.all(paths.map((path) => send(client, 'head', 'GET', `/v1/datasets/${datasetId}${path}`)));
  return answers.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`).join('\n');
}

/** The request of an operation on a dataset, with all that a caller could send along; the body is one that it accepts. */
export function rawRequestFor(route: Route & { readonly operation: OperationName }, datasetId: string, uploadId: string): RawRequest {
  const { params = {}, body } = requestFor(route.operation, route.path, datasetId, uploadId);
  const path = route.path.replace(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const headers = [
    ...(route.guarded ? [['If-Match', '"4"'] as const] : []),
    ...(route.method === 'POST' ? [['Idempotency-Key', 'kunci-yang-sama'] as const] : []),
  ];
  return { method: route.method, path, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

/** The headers that name somebody; none for the anonymous. */
export async function authorizationOf({ client }: AttackedCity, name: PrincipalName): Promise<readonly (readonly [string, string])[]> {
  return groupsOf[name] ? [['Authorization', `Bearer ${await client.token(name)}`]] : [];
}

/** True where an answer tells of the closed dataset: its words, or a row. */
export function tellsSecret({ headers, body }: RawAnswer): boolean {
  const text = `${headers.flat().join('\n')}\n${body}`;
  return [...secretWords, ...secretRows].some((secret) => text.includes(secret));
}
