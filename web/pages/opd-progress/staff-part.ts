import { dayText } from '../../../functions/messages/date.ts';
import { call } from '../../parts/api.ts';
import type { Staff } from '../../parts/api-nouns.ts';
import { element, stackedTable } from '../../parts/elements.ts';
import { staffWarnings } from './staff-words.ts';

/** Who works for the OPD, with what its head should act on; nothing where the city keeps its accounts elsewhere, or the answer did not come. */
export async function staffPart(opdId: string): Promise<readonly HTMLElement[]> {
  const found = await call('listStaff', { params: { opdId } });
  if (!found.ok) return [];
  return [
    element('h2', {}, 'Petugas OPD ini'),
    ...staffWarnings(found.value).map((text) => element('p', { class: 'notice' }, text)),
    ...(found.value.items.length === 0 ? [] : [tableOf(found.value.items)]),
  ];
}

function tableOf(items: Staff['items']): HTMLElement {
  return stackedTable(
    'Operator dan penanggung jawab',
    ['Nama', 'Tugas', 'Terakhir dipakai'],
    items.map(({ name, isOperator, isHead, lastUsed, isUnused }) => {
      const duties = [isOperator && 'operator', isHead && 'penanggung jawab'].filter((duty) => typeof duty === 'string').join(', ');
      const used = lastUsed === undefined ? 'belum pernah' : dayText(lastUsed);
      return [name, duties, isUnused ? element('strong', { class: 'late' }, used) : used];
    }),
  );
}
