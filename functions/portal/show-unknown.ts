import { h } from 'preact';
import { UnknownView } from '../../web/pages/unknown/view.tsx';
import type { Call, Operation } from '../http/call.ts';
import { notFound, type Problem, problemTitle } from '../http/problem.ts';
import { pages } from '../routes/pages.ts';
import { pageHeaders, respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

type Settings = Pick<PortalPorts, 'settings'>;

/**
 * GET of an address that no route has. A page's address with a slash at its end leads to the page; below /v1 it is the fixed 404 of every address that is not there; else a
 * page says so. The path may hold anything: nothing of it is shown or logged.
 */
export function showUnknown({ settings }: Settings): Operation<'showUnknown'> {
  return async (call) => {
    const path = `/${call.params.path}`;
    if (path === '/v1' || path.startsWith('/v1/')) return notFound;
    const page = path.replace(/\/+$/, '');
    if (page !== path && isPage(page)) return { status: 308, headers: { Location: `${page}${asQuery(call.query)}` } };
    return respondPage(settings, unknownPage());
  };
}

/** Instead of a page that is not there. */
export function unknownPage() {
  const title = problemTitle(notFound);
  return { title, status: 404, content: h(UnknownView, { title, detail: unknownText }) } as const;
}

const unknownText = 'Alamat ini tidak ada. Mungkin salah ketik, atau halamannya sudah pindah.';

/** A problem of a page, for people: what is the matter, as a page. */
export function problemPage(settings: PortalPorts['settings']) {
  return (problem: Problem): { readonly text: string; readonly headers: Readonly<Record<string, string>> } => {
    const title = problemTitle(problem);
    const { text } = respondPage(settings, { title, content: h(UnknownView, { title, detail: problem.detail }) });
    return { text, headers: pageHeaders(settings) };
  };
}

const patterns = Object.values(pages)
  .filter(({ path }) => !path.endsWith('+}'))
  .map(({ path }) => new RegExp(`^${path.replace(/\{[a-z]+\}/gi, '[a-z0-9-]+')}$`));

function isPage(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}

function asQuery(query: Call<'showUnknown'>['query']): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one ?? '')]));
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
