import { numberText } from '../functions/messages/number.ts';
import { csvPages, saveCsv } from './call-csv.ts';
import { button, element, show } from './elements.ts';
import { notice } from './notice.ts';

/** Fetches all pages of a list as one CSV file; `pathNow` is asked at each click, and what goes on is told beside the button. */
export function csvButton(text: string, fileName: string, pathNow: () => string): HTMLElement {
  const told = element('span', { role: 'status' });
  const fetched = button(text, {}, async () => {
    const found = await csvPages(pathNow(), (pages) => show(told, `${numberText(pages)} bagian diterima…`));
    if (!found.ok) return show(told, notice(found.problem));
    saveCsv(found.pages, fileName);
    show(told, 'Selesai.');
  });
  return element('p', { class: 'actions' }, fetched, told);
}
