import { call } from './api.ts';
import type { Outcome } from './api-call.ts';
import type { Officer } from './api-nouns.ts';
import { button, element, show } from './elements.ts';
import { notice } from './notice.ts';
import { fits, inNameOrder } from './officer-names.ts';

/** As many as the login service lists at once (Cognito, ListUsersInGroup). */
const perPage = '60';
/** Of so many and more a name is looked for faster than it is read. */
const many = 10;
/** A city with a login service of its own lists nobody here. */
const listedElsewhere = 409;

const everyone = 'Petugas instansi Anda tidak dapat didaftar di sini, jadi semua pegawai instansi Anda boleh membaca.';

/**
 * Fills the list of officers of an institution that a request may be narrowed to; none is ticked. Where nobody can be listed it says who may read then; where the
 * list did not come, that it did not.
 */
export async function offerOfficers(part: HTMLElement, institution: string, own: string): Promise<void> {
  const place = part.querySelector<HTMLElement>('[data-officers]');
  const searching = part.querySelector<HTMLElement>('[data-part="officer-search"]');
  if (!place || !searching) return;
  searching.hidden = true;
  for (const input of searching.querySelectorAll('input')) input.value = '';
  show(place, element('p', {}, 'Memuat…'));
  const found = await officersOf(institution);
  // Another institution was chosen meanwhile.
  if (part.dataset.institution !== institution) return;
  if (!found.ok && found.problem.status !== listedElsewhere) {
    const again = button('Muat lagi', { class: 'quiet' }, () => offerOfficers(part, institution, own));
    return show(place, notice(found.problem), again);
  }
  const officers = found.ok ? found.value : [];
  if (officers.length === 0) return show(place, element('p', {}, everyone));
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

/** All of them, or the problem that one page was answered with. */
async function officersOf(institution: string): Promise<Outcome<readonly Officer[]>> {
  const officers: Officer[] = [];
  let cursor: string | undefined;
  for (;;) {
    const found = await call('listOfficers', { params: { institution }, query: { limit: perPage, cursor } });
    if (!found.ok) return found;
    officers.push(...found.value.items);
    cursor = found.value.next;
    if (cursor === undefined) return { ...found, value: officers };
  }
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
