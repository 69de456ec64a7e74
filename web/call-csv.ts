import type { Problem } from './answers.ts';
import { freshToken, tokenAfter } from './session.ts';

type Pages = { readonly ok: true; readonly pages: readonly string[] } | { readonly ok: false; readonly problem: Problem };

const silence: Problem = {
  status: 0,
  title: 'Tidak tersambung',
  detail: 'Unduhan terputus. Periksa sambungan, lalu coba lagi.',
  code: 'offline',
};

/** All pages of a list of /v1 as CSV, one after another by the Link header; `heard` learns how many pages have come. */
export async function csvPages(path: string, heard: (pages: number) => void): Promise<Pages> {
  const pages: string[] = [];
  try {
    for (let next: string | undefined = path; next !== undefined; ) {
      const response = await ask(next);
      if (!response.ok) return { ok: false, problem: await response.json() };
      const text = await response.text();
      pages.push(pages.length === 0 ? text : withoutHeader(text));
      heard(pages.length);
      next = nextOf(response, path);
    }
    return { ok: true, pages };
  } catch {
    return { ok: false, problem: silence };
  }
}

/** Hands the pages over as one file, by a link that lives as long as it takes. */
export function saveCsv(pages: readonly string[], fileName: string): void {
  const url = URL.createObjectURL(new Blob([...pages], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/** A token that is refused is renewed once, as in `api.ts`. */
async function ask(path: string): Promise<Response> {
  const token = await freshToken();
  const response = await send(path, token);
  if (response.status !== 401 || token === undefined) return response;
  const another = await tokenAfter(token);
  return another === undefined ? response : send(path, another);
}

function send(path: string, token: string | undefined): Promise<Response> {
  return fetch(path, { headers: { Accept: 'text/csv', ...(token ? { Authorization: `Bearer ${token}` } : {}) } });
}

/** The header has no line break: names of columns hold none. */
function withoutHeader(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

function nextOf(response: Response, path: string): string | undefined {
  const query = /<(\?[^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  return query === undefined ? undefined : `${path.split('?')[0]}${query}`;
}
