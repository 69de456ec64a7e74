import { element } from './elements.ts';

const hintText = 'Tabel ini lebih lebar dari layar: geser ke samping untuk melihat kolom lainnya.';

/** What may be wider than the page scrolls in a box of its own, which the keyboard reaches by its name; a hint stands below while there is more to see. */
export function scrollBox(name: string, wide: HTMLElement): HTMLElement {
  const box = element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name }, wide);
  const hint = element('p', { class: 'hint', hidden: '' }, hintText);
  const sizes = new ResizeObserver(() => {
    hint.hidden = box.scrollWidth <= box.clientWidth;
  });
  sizes.observe(box);
  sizes.observe(wide);
  return element('div', { class: 'scrolling' }, box, hint);
}

/** Brings the first cell that `selector` names into view sideways, once the box has a place on the page; the page itself does not move. */
export function scrollTo(place: HTMLElement, selector: string): void {
  requestAnimationFrame(() => {
    const box = place.querySelector('.scroll');
    const cell = place.querySelector<HTMLElement>(selector);
    const first = place.querySelector<HTMLElement>('th');
    if (!box || !cell || cell.offsetLeft + cell.offsetWidth <= box.clientWidth) return;
    box.scrollLeft = cell.offsetLeft - (first?.offsetWidth ?? 0);
  });
}
