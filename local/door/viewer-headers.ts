import type { IncomingMessage } from 'node:http';
import type { CachePolicyModel } from '../assembly/door-policies.ts';
import { codingFor } from '../requests/content-coding.ts';
import type { Changes } from './viewer-request.ts';

/** A request's headers by their names in lower case, each value as it was sent. */
export function headersOf({ rawHeaders }: IncomingMessage): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (let place = 0; place < rawHeaders.length; place += 2) {
    const name = (rawHeaders[place] ?? '').toLowerCase();
    all.set(name, [...(all.get(name) ?? []), rawHeaders[place + 1] ?? '']);
  }
  return all;
}

/** Writes these headers over those of the request, or takes them away, for whoever reads it next. */
export function rewrite(request: IncomingMessage, changes: Changes): void {
  const kept: string[] = [];
  for (let place = 0; place < request.rawHeaders.length; place += 2) {
    const name = request.rawHeaders[place] ?? '';
    if (!changes.has(name.toLowerCase())) kept.push(name, request.rawHeaders[place + 1] ?? '');
  }
  const headers = { ...request.headers };
  for (const [name, value] of changes) {
    if (value === undefined) delete headers[name];
    else {
      headers[name] = value;
      kept.push(name, value);
    }
  }
  request.rawHeaders = kept;
  request.headers = headers;
}

/** What a policy with gzip makes of `Accept-Encoding` ("Compression support"): `gzip`, or nothing. */
export function encodingChange({ gzip }: CachePolicyModel, { headers }: IncomingMessage): Changes {
  const asked = headers['accept-encoding'];
  if (!gzip || asked === undefined) return new Map();
  return new Map([['accept-encoding', codingFor(asked, ['gzip'])]]);
}

/** By what CloudFront finds an answer again: path, and of query and headers what the policy says. */
export function cacheKeyOf(policy: CachePolicyModel, request: IncomingMessage): string {
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const headers = headersOf(request);
  const names = [...policy.headers, ...(policy.gzip ? ['accept-encoding'] : [])];
  return JSON.stringify([path, policy.query ? query : '', names.map((name) => headers.get(name) ?? null)]);
}
