import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { periodStandingText } from '../../../functions/messages/period-standing.ts';
import { call } from '../../parts/api.ts';
import type { Delivery, PeriodStanding } from '../../parts/api-nouns.ts';
import { element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** Opens to how each due period of a dataset stood, which is asked for when it is opened; nothing for what comes as it happens. */
export function pastPeriods(opdId: string, { datasetId, title, cadence }: Delivery): HTMLElement[] {
  if (cadence === 'ad-hoc') return [];
  const place = element('div', { 'aria-live': 'polite' }, element('p', {}, 'Memuat…'));
  const summary = element('summary', { 'aria-label': `Riwayat ${title}` }, 'Riwayat');
  const opened = element('details', { class: 'history' }, summary, place);
  opened.addEventListener('toggle', () => void showPeriods(place, { opdId, datasetId }), { once: true });
  return [opened];
}

async function showPeriods(place: HTMLElement, params: { readonly opdId: string; readonly datasetId: string }): Promise<void> {
  const found = await call('listPeriods', { params });
  if (!found.ok) return show(place, notice(found.problem));
  const { items, earlier, isWhole } = found.value;
  show(
    place,
    ...(items.length > 0 ? [element('ol', {}, ...items.map(itemOf))] : [element('p', {}, 'Belum ada yang jatuh tempo.')]),
    ...(earlier > 0 ? [element('p', { class: 'hint' }, `${numberText(earlier)} periode yang lebih lama tidak ditampilkan.`)] : []),
    ...(isWhole
      ? []
      : [
          element(
            'p',
            { class: 'hint' },
            'Periode yang lalu tidak dihitung ulang: frekuensinya pernah lain, datanya dikumpulkan dari unit, atau kirimannya terlalu banyak.',
          ),
        ]),
  );
}

function itemOf(standing: PeriodStanding): HTMLElement {
  const text = periodStandingText(standing);
  const mustAct = standing.deliveredAt === undefined && (standing.isLate || standing.status === 'rejected');
  return element('li', {}, `${periodText(standing.period)}: `, mustAct ? element('strong', { class: 'late' }, text) : text);
}
