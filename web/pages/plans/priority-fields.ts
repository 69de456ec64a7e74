import { call } from '../../parts/api.ts';
import type { ShownPlanEntry } from '../../parts/api-nouns.ts';
import { element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

export type PlanOffer = { readonly opdId: string; readonly name: string };
type Outcome = { readonly indicator: string; readonly opdId: string; readonly priority: boolean };

/** An OPD's data, each ticked where it is priority data now; `chosen` are those that were changed. */
export function priorityFields(
  year: number,
  plans: readonly PlanOffer[],
): { readonly fields: HTMLElement; readonly chosen: () => Outcome[] } {
  let offered: { readonly opdId: string; readonly entry: ShownPlanEntry; readonly box: HTMLInputElement }[] = [];
  const place = element('div', { 'aria-live': 'polite' });
  const options = plans.map(({ opdId, name }) => element('option', { value: opdId }, name));
  const select = element('select', { name: 'priority-opd' }, element('option', { value: '' }, 'tidak ada putusan'), ...options);
  select.addEventListener('change', async () => {
    const opdId = select.value;
    offered = [];
    show(place);
    if (opdId === '') return;
    const found = await call('getPlan', { params: { year: String(year), opdId } });
    if (select.value !== opdId) return;
    if (!found.ok) return show(place, notice(found.problem));
    offered = found.value.entries.map((entry) => {
      return { opdId, entry, box: element('input', { type: 'checkbox', ...(entry.priorityInForce ? { checked: '' } : {}) }) };
    });
    const lines = offered.map(({ entry, box }) => element('label', { class: 'choice' }, box, ` ${entry.title}`));
    show(place, ...(lines.length > 0 ? lines : [element('p', {}, 'Belum ada data yang dapat Anda lihat dalam daftar OPD ini.')]));
  });
  const hint = 'Pilih OPD, lalu centang data yang menjadi data prioritas. Hanya yang Anda ubah yang dicatat.';
  const fields = element(
    'fieldset',
    {},
    element('legend', {}, 'Data prioritas'),
    element('p', { class: 'hint' }, hint),
    element('label', {}, 'OPD', select),
    place,
  );
  return {
    fields,
    chosen: () =>
      offered
        .filter(({ entry, box }) => box.checked !== entry.priorityInForce)
        .map(({ opdId, entry, box }) => ({ indicator: entry.indicator, opdId, priority: box.checked })),
  };
}
