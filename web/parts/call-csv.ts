import { sendAsCaller } from '../session/send-as-caller.ts';
import type { NoAnswer, Problem } from './api-call.ts';
import { saveFile } from './save-file.ts';

type Pages = { readonly ok: true; readonly pages: readonly string[] } | { readonly ok: false; readonly problem: Problem };

const silence: NoAnswer = {
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
      const response = await sendAsCaller(next, { method: 'GET', headers: { Accept: 'text/csv' } });
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
  saveFile(new Blob([...pages], { type: 'text/csv' }), fileName);
}

/** The header has no line break: names of columns hold none. */
function withoutHeader(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

function nextOf(response: Response, path: string): string | undefined {
  const query = /<(\?[^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
  return query === undefined ? undefined : `${path.split('?')[0]}${query}`;
}
