import { numberText } from '../../../functions/messages/number.ts';
import { element } from '../../parts/elements.ts';
import { indentedJson } from './indented-json.ts';

/** More of an answer nobody reads in a page. */
const mostCharacters = 20_000;
/** Those of an answer that a program acts on. */
const shownHeaders = ['Content-Type', 'ETag', 'Link', 'Location', 'Retry-After', 'WWW-Authenticate'];

/** What came: its status, the headers that matter, and its body. */
export async function answerParts(response: Response): Promise<HTMLElement[]> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  const headers = shownHeaders.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [element('div', {}, element('dt', {}, name), element('dd', {}, element('code', {}, value)))];
  });
  const body = isJson ? indentedJson(text) : text;
  const cut = body.length > mostCharacters;
  return [
    element('p', { class: 'headline', 'data-status': String(response.status) }, `${response.status} ${response.statusText}`.trim()),
    element('dl', { class: 'facts' }, ...headers),
    element('pre', { tabindex: '0', role: 'region', 'aria-label': 'Isi jawaban' }, body.slice(0, mostCharacters)),
    ...(cut
      ? [element('p', { class: 'hint' }, `Ditampilkan ${numberText(mostCharacters)} dari ${numberText(body.length)} karakter.`)]
      : []),
  ];
}
