import { numberText } from '../../functions/messages/number.ts';
import { csvPages, saveCsv } from './call-csv.ts';
import { button, element, show } from './elements.ts';
import { notice } from './notice.ts';

/** Fetches all pages of a list as one CSV file; what goes on is told beside the button. `path` is the first page's in /v1. */
export function csvButton(text: string, fileName: string, path: string, look: Readonly<Record<string, string>> = {}): HTMLElement {
  const told = element('span', { role: 'status' });
  const fetched = button(text, look, async () => {
    const found = await csvPages(path, (pages) => show(told, `${numberText(pages)} bagian diterima…`));
    if (!found.ok) return show(told, notice(found.problem));
    saveCsv(found.pages, fileName);
    show(told, 'Selesai.');
  });
  return element('p', { class: 'actions' }, fetched, told);
}
