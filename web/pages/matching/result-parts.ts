import { verdictText } from '../../../functions/messages/matching.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import type { MatchedRow } from '../../parts/api-nouns.ts';
import { saveCsv } from '../../parts/call-csv.ts';
import { button, element, stackedTable } from '../../parts/elements.ts';
import type { ListRow } from './read-list.ts';
import { countLines, isOdd, resultCsv, suspicionsText } from './result-words.ts';

/** More are in the file; a page of them helps nobody. */
const shownRows = 200;

export type Result = { readonly items: readonly MatchedRow[]; readonly asOf: string; readonly caution: string };

/** The answer about a list: counts, the rows that need a look first, and all of it as a file. Of a list that was sent as a file the page has no names (`list` is empty). */
export function resultParts({ items, asOf, caution }: Result, list: readonly ListRow[]): HTMLElement[] {
  const shown = [...items.filter(isOdd), ...items.filter((item) => !isOdd(item))].slice(0, shownRows);
  const rest = `Ditampilkan ${numberText(shown.length)} baris dari ${numberText(items.length)}, yang perlu diperiksa lebih dahulu; CSV memuat semuanya.`;
  return [
    element('h2', {}, 'Hasil padanan'),
    element('p', {}, `Dicocokkan dengan register penduduk ${periodText(asOf, 'long')}.`),
    element('ul', {}, ...countLines(items).map((text) => element('li', {}, text))),
    element('p', { class: 'notice' }, caution),
    element(
      'p',
      { class: 'actions' },
      button('Unduh hasil (CSV)', {}, async () => saveCsv([resultCsv(items, list, asOf)], 'hasil-padanan.csv')),
      button('Cetak', { class: 'quiet' }, async () => print()),
    ),
    stackedTable(
      'Baris demi baris',
      ['Baris', ...(list.length > 0 ? ['Nama tertulis'] : []), 'NIK', 'Nama', 'Tanggal lahir', 'Dugaan'],
      shown.map(cellsOf),
    ),
    ...(items.length > shown.length ? [element('p', { class: 'hint' }, rest)] : []),
  ];

  function cellsOf(item: MatchedRow): (HTMLElement | string)[] {
    const verdicts = [item.nik, item.name, item.birthDate].map(verdictCell);
    return [String(item.row), ...(list.length > 0 ? [list[item.row - 1]?.name ?? ''] : []), ...verdicts, suspicionsText(item) || '–'];
  }
}

function verdictCell(verdict: MatchedRow['nik']): HTMLElement {
  return element('span', verdict === 'tidak' ? { class: 'verdict-no' } : {}, verdictText[verdict]);
}
