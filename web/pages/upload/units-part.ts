import { periodText } from '../../../functions/messages/period.ts';
import { isPeriod } from '../../../functions/model/period.ts';
import { call } from '../../parts/api.ts';
import type { UnitParts } from '../../parts/api-nouns.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { collectedText, sharedKeysNotice, unitTable, unreadNotice } from '../../parts/unit-table.ts';

/** How the units' parts of the running period stand; undefined for a dataset that no unit delivers, and for whoever may not know. */
export async function unitsOf(datasetId: string): Promise<UnitParts | undefined> {
  const found = await call('listParts', { params: { datasetId } });
  return found.ok && found.value.items.length > 0 ? found.value : undefined;
}

/** Which units' parts came, wait or are missing, with the way to other periods and the map. */
export function unitsPart(parts: UnitParts | undefined, opdId: string): HTMLElement[] {
  if (!parts) return [];
  const { datasetId, period, items } = parts;
  const name = isPeriod(period) ? ` ${periodText(period, 'long')}` : '';
  const more = `/kerja/unit?${new URLSearchParams({ opd: opdId, dataset: datasetId })}`;
  return [
    element('h2', {}, `Kiriman unit${name}`),
    element('p', {}, collectedText(parts)),
    ...unreadNotice(parts),
    ...sharedKeysNotice(items),
    unitTable(items),
    element('p', {}, element('a', { href: more }, 'Periode lain, peta, dan daftar unit')),
  ];
}

/** For the OPD's own people: whether the next file is the OPD's own, or a unit's in whose name it is sent. */
export function offerSender(parts: UnitParts | undefined): void {
  const place = byId('sender');
  const delivering = (parts?.items ?? []).filter(({ ended }) => !ended);
  // Drawn again after each file: the next one is for the same unit.
  const before = place.querySelector('select')?.value;
  if (delivering.length === 0) {
    show(place);
    return;
  }
  const own = element('option', { value: '' }, 'OPD ini sendiri, untuk seluruh periode');
  const select = element(
    'select',
    { id: 'unit' },
    own,
    ...delivering.map(({ unitId, name }) => element('option', { value: unitId }, name)),
  );
  if (before !== undefined) select.value = before;
  show(place, element('label', {}, 'Kirim atas nama', select));
}
