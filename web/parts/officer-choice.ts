import { call } from './api.ts';
import type { Officer } from './api-nouns.ts';
import { element, show } from './elements.ts';
import { fits, inNameOrder } from './officer-names.ts';

const perPage = '60';
/** Of so many and more a name is looked for faster than it is read. */
const many = 10;

const everyone = 'Petugas instansi Anda tidak dapat didaftar di sini, jadi semua pegawai instansi Anda boleh membaca.';

/** Fills the list of officers of an institution that a request may be narrowed to; none is ticked. Where nobody can be listed it says who may read then. */
export async function offerOfficers(part: HTMLElement, institution: string, own: string): Promise<void> {
  const place = part.querySelector<HTMLElement>('[data-officers]');
  const searching = part.querySelector<HTMLElement>('[data-part="officer-search"]');
  if (!place || !searching) return;
  searching.hidden = true;
  show(place, element('p', {}, 'Memuat…'));
  const officers = await officersOf(institution);
  // Another institution was chosen meanwhile.
  if (part.dataset.institution !== institution) return;
  if (officers === undefined || officers.length === 0) return show(place, element('p', {}, everyone));
  searching.hidden = officers.length < many;
  show(place, ...inNameOrder(officers).map((officer) => choiceOf(officer, own)));
}

/** Hides whose name does not hold what is typed; one that is ticked stays in sight. */
export function searchOfficers(part: HTMLElement): void {
  const input = part.querySelector<HTMLInputElement>('[data-part="officer-search"] input');
  input?.addEventListener('input', () => {
    for (const choice of part.querySelectorAll<HTMLElement>('[data-officers] label')) {
      const isTicked = choice.querySelector('input')?.checked === true;
      choice.hidden = !isTicked && !fits(choice.textContent ?? '', input.value);
    }
  });
  // It searches as one types: Enter would send the request.
  input?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
}

/** All of them; undefined where one page is refused, as a city's own login service lists nobody here. */
async function officersOf(institution: string): Promise<Officer[] | undefined> {
  const officers: Officer[] = [];
  let cursor: string | undefined;
  do {
    const found = await call('listOfficers', { params: { institution }, query: { limit: perPage, cursor } });
    if (!found.ok) return undefined;
    officers.push(...found.value.items);
    cursor = found.value.next;
  } while (cursor !== undefined);
  return officers;
}

function choiceOf({ sub, name }: Officer, own: string): HTMLElement {
  const mark = sub === own ? [element('span', { class: 'meta' }, ' Anda')] : [];
  return element(
    'label',
    { class: 'choice' },
    element('input', { type: 'checkbox', name: 'officer', value: sub }),
    element('span', {}, name, ...mark),
  );
}
