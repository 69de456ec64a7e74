import { button } from './elements.ts';

/** Lists of looks run from the newest to the oldest: their table's caption, and what leads on where more follows. */
export const looksCaption = 'Pembacaan, yang terbaru lebih dahulu';

export function olderButton(next: string | undefined, more: (cursor: string) => Promise<void>): HTMLElement[] {
  return next === undefined ? [] : [button('Tampilkan yang lebih lama', { class: 'quiet' }, () => more(next))];
}
