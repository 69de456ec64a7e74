import type { Page, Standard } from './answers.ts';
import { call } from './api.ts';
import { byId, element, formOf, onSubmit, show } from './elements.ts';
import { notice } from './notice.ts';

type Entry = { readonly standardId: string; readonly title: string };

/** The walidata's standards for the operator to choose from; `taken` runs once one is the dataset's. */
export function offerLibrary(path: string, taken: () => Promise<void>): void {
  onSubmit(formOf('library'), () => take(path, taken));
}

/** Fills the choice again; the form stays hidden while the library is empty. */
export async function loadLibrary(): Promise<void> {
  const entries = await allEntries();
  formOf('library').hidden = entries.length === 0;
  show(byId('library-choice'), ...entries.map(({ standardId, title }) => element('option', { value: standardId }, title)));
}

async function allEntries(): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor = '';
  do {
    const found = await call<Page<Entry>>('GET', `/v1/standards?limit=100${cursor}`);
    if (!found.ok) return entries;
    entries.push(...found.value.items);
    cursor = found.value.next === undefined ? '' : `&cursor=${encodeURIComponent(found.value.next)}`;
  } while (cursor !== '');
  return entries;
}

async function take(path: string, taken: () => Promise<void>): Promise<void> {
  const choice = byId('library-choice');
  const standardId = choice instanceof HTMLSelectElement ? choice.value : '';
  const saved = await call<Standard & { readonly message: string }>('PUT', `${path}/standard`, { library: { standardId } });
  const place = formOf('library').querySelector<HTMLElement>('[data-outcome]');
  if (place) show(place, saved.ok ? saved.value.message : notice(saved.problem));
  if (saved.ok) await taken();
}
