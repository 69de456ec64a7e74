import { sendAsCaller } from '../session/send-as-caller.ts';
import { addressOf } from './address.ts';
import type { ApiOperation, Call, NoAnswer, OrNothing, Outcome, RouteAddresses, Where } from './api-call.ts';
import { silentText } from './words.ts';

/** Written here from the route table when the scripts are built (lib/door/site-assets.ts). */
declare const routeAddressesJson: string;

const routeAddresses: RouteAddresses = JSON.parse(routeAddressesJson);

type AnyWhere = { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, unknown>> };
type AnyGiven = AnyWhere & { readonly body?: unknown; readonly etag?: string | undefined };

const silence: NoAnswer = {
  status: 0,
  title: 'Tidak tersambung',
  detail: silentText,
  code: 'offline',
};

/** Calls an operation of /v1 as the one who is signed in; what it is given and answers is as the route table and the table of answers have it. */
export const call: Call = (operation, ...[given]) => ask(operation, given);

/** Where an operation is called, for a link or a page of CSV. */
export function address<N extends ApiOperation>(operation: N, ...[where]: OrNothing<Where<N>>): string {
  const { params = {}, query = {} }: AnyWhere = where ?? {};
  return addressOf(routeAddresses[operation][1], params, query);
}

async function ask<T>(operation: ApiOperation, { params = {}, query = {}, body, etag }: AnyGiven = {}): Promise<Outcome<T>> {
  const [method, path] = routeAddresses[operation];
  const headers = {
    Accept: 'application/json',
    ...(etag ? { 'If-Match': etag } : {}),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    const response = await sendAsCaller(addressOf(path, params, query), { method, headers, ...sent });
    const answer = await response.json();
    if (!response.ok) return { ok: false, problem: answer };
    return { ok: true, value: answer, status: response.status, etag: response.headers.get('ETag') ?? undefined };
  } catch {
    return { ok: false, problem: silence };
  }
}
