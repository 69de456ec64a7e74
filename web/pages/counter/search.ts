import { call } from '../../parts/api.ts';
import type { SearchHit } from '../../parts/api-nouns.ts';
import { cellText } from '../../parts/cell-text.ts';
import { button, byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { notice } from '../../parts/notice.ts';
import { personPlace } from '../../parts/persons/show-person.ts';

/** The search for somebody who does not know their NIK; what is chosen is typed into the form of the counter. */
export function openSearch(counter: HTMLFormElement): void {
  const form = formOf('search');
  const place = personPlace(form);
  const choose = (nik: string) => {
    place.empty();
    const field = counter.querySelector<HTMLInputElement>('input[name=nik]');
    if (field) field.value = nik;
    field?.focus();
  };
  onSubmit(form, async () => {
    show(byId('answer'));
    const body = { name: textOf(form, 'name'), birthDate: textOf(form, 'birthDate'), kelurahan: textOf(form, 'kelurahan') };
    const found = await call('searchPersons', { body: { ...body, reason: textOf(form, 'reason') } });
    if (!found.ok) return show(byId('answer'), notice(found.problem));
    const { hits, isTooMany } = found.value;
    if (isTooMany) return place.fill(element('p', {}, 'Terlalu banyak yang cocok, jadi tidak seorang pun disebut. Minta NIK-nya.'));
    if (hits.length === 0) return place.fill(element('p', {}, 'Tidak ada yang cocok. Periksa ejaan nama, tanggal dan kelurahannya.'));
    place.fill(element('ul', { class: 'cards' }, ...hits.map((hit) => card(hit, choose))));
  });
  byId('without-nik').hidden = false;
}

function card({ nik, name, birthDate, kelurahan }: SearchHit, choose: (nik: string) => void): HTMLElement {
  const born = cellText(birthDate, { name: '', type: 'date' });
  const take = button('Layani orang ini', { class: 'quiet' }, async () => choose(nik));
  return element(
    'li',
    { class: 'card' },
    element('h3', {}, name),
    element('p', { class: 'meta' }, `${born} · ${kelurahan} · NIK ${nik}`),
    take,
  );
}
