import type { AnswerBody } from '../../../functions/http/answer.ts';
import { call } from '../../parts/api.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

type Entry = AnswerBody<'listLibrary'>['items'][number];

const perPage = '100';

/** The walidata's standards for the operator to choose from; `taken` runs once one is the dataset's. */
export function offerLibrary(datasetId: string, taken: () => Promise<void>): void {
  onSubmit(formOf('library'), () => take(datasetId, taken));
}

/** Fills the choice again; the form stays hidden while the library is empty. */
export async function loadLibrary(): Promise<void> {
  const entries = await allEntries();
  formOf('library').hidden = entries.length === 0;
  show(byId('library-choice'), ...entries.map(({ standardId, title }) => element('option', { value: standardId }, title)));
}

async function allEntries(): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  do {
    const found = await call('listLibrary', { query: { limit: perPage, cursor } });
    if (!found.ok) return entries;
    entries.push(...found.value.items);
    cursor = found.value.next;
  } while (cursor !== undefined);
  return entries;
}

async function take(datasetId: string, taken: () => Promise<void>): Promise<void> {
  const choice = byId('library-choice');
  const standardId = choice instanceof HTMLSelectElement ? choice.value : '';
  const saved = await call('setStandard', { params: { datasetId }, body: { library: { standardId } } });
  const place = formOf('library').querySelector<HTMLElement>('[data-outcome]');
  if (place) show(place, saved.ok ? saved.value.message : notice(saved.problem));
  if (saved.ok) await taken();
}
