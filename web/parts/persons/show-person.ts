import { timeText } from '../../../functions/messages/date.ts';
import { button, byId, element, show } from '../elements.ts';
import { emptiesText, emptyInSilence, silentText } from './silent-screen.ts';

/** The place where a desk shows another person, and how it becomes empty again. */
export type PersonPlace = { readonly fill: (...parts: HTMLElement[]) => void; readonly empty: (...instead: HTMLElement[]) => void };

/** What is shown in `#answer` of a person goes in silence, when the page is left, and by its own button; so does what is typed in the form. */
export function personPlace(form: HTMLFormElement): PersonPlace {
  const place = byId('answer');
  const empty = (...instead: HTMLElement[]) => {
    form.reset();
    show(place, ...instead);
  };
  emptyInSilence((why) => {
    if (why === 'left' || !isEmpty(form, place))
      empty(...(why === 'silence' ? [element('p', { role: 'status', class: 'notice' }, silentText)] : []));
  });
  const fill = (...parts: HTMLElement[]) => {
    form.reset();
    const done = button('Selesai: kosongkan layar', { class: 'quiet' }, async () => {
      empty();
      form.querySelector<HTMLElement>('input')?.focus();
    });
    show(
      place,
      element('h2', {}, 'Jawaban'),
      element('p', { class: 'meta' }, `Dibuka ${timeText(new Date().toISOString())}.`),
      element(
        'p',
        { class: 'actions' },
        button('Cetak', {}, async () => print()),
        done,
      ),
      element('p', { class: 'hint screen' }, emptiesText),
      ...parts,
    );
    place.focus();
  };
  return { fill, empty };
}

function isEmpty(form: HTMLFormElement, place: HTMLElement): boolean {
  const typed = [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type=text], textarea')];
  return place.childElementCount === 0 && typed.every(({ value }) => value === '');
}
