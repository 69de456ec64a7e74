import { periodText } from '../../../functions/messages/period.ts';
import type { PersonProfile } from '../api-nouns.ts';
import { cellText } from '../cell-text.ts';
import { element, stackedTable } from '../elements.ts';

type Conflict = PersonProfile['conflicts'][number];

const elements: Readonly<Record<Conflict['element'], string>> = {
  name: 'Nama',
  'birth-date': 'Tanggal lahir',
  kelurahan: 'Kelurahan',
};

/** Whose profile it is to the one who reads it. */
export type Reader = 'own' | 'other';

const toDo: Readonly<Record<Reader, string>> = {
  own: 'Salah satunya mungkin keliru. Bawa KTP-el, Kartu Keluarga atau akta aslinya ke OPD pemilik data yang keliru dan minta dibetulkan; bila register penduduk yang keliru, ke Disdukcapil.',
  other:
    'Salah satunya mungkin keliru. Jangan memutuskan atas dasar ini saja: tanyakan kepada orangnya, dan beri tahu OPD pemilik data yang keliru; bila register penduduk, Disdukcapil.',
};

/** What the datasets write differently about the same person, side by side, and what to do about it. */
export function conflictParts(conflicts: readonly Conflict[], reader: Reader): HTMLElement[] {
  if (conflicts.length === 0) return [];
  return [
    element(
      'section',
      { id: 'conflicts' },
      element('h2', {}, 'Yang ditulis berbeda-beda'),
      element('p', {}, toDo[reader]),
      ...conflicts.map(({ element: what, values }) =>
        stackedTable(
          elements[what],
          ['Menurut', 'Periode', 'Tertulis'],
          once(values).map(({ title, period, value }) => [title, periodText(period), valueText(what, value)]),
        ),
      ),
    ),
  ];
}

/** What one dataset writes alike in several rows is said once. */
function once(values: Conflict['values']): Conflict['values'] {
  return [...new Map(values.map((told) => [`${told.datasetId}\n${told.value}`, told])).values()];
}

function valueText(what: Conflict['element'], value: string): string {
  return cellText(value, { name: '', type: what === 'birth-date' ? 'date' : 'string' });
}
