import { dayText } from '../../../functions/messages/date.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { latestPeriods, runningPeriodOf } from '../../../functions/model/latest-periods.ts';
import { duePeriodOf } from '../../../functions/model/nihil.ts';
import { isPeriod } from '../../../functions/model/period.ts';
import { call } from '../../parts/api.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { unitNihilButton } from '../../parts/unit-nihil-button.ts';
import { collectedText, sharedKeysNotice, unitTable, unreadNotice } from '../../parts/unit-table.ts';
import { type Kept, writePlace } from './kept.ts';
import { paintMap } from './paint-map.ts';

type Collected = Kept['datasets'][number];

/** So many periods back: a year of months. */
const periodsOffered = 12;

/** Which units delivered a dataset's period, and which are missing; the dataset and the period are chosen, and stand in the address. */
export async function collectionPart(kept: Kept): Promise<void> {
  const collected = kept.datasets.filter(({ datasetId }) => kept.units.some(({ datasetIds }) => datasetIds.includes(datasetId)));
  byId('collection').hidden = collected.length === 0;
  const asked = new URLSearchParams(location.search);
  const first = collected.find(({ datasetId }) => datasetId === asked.get('dataset')) ?? collected[0];
  if (!first) return;
  const datasets = element('select', {}, ...collected.map(({ datasetId, title }) => element('option', { value: datasetId }, title)));
  const periods = element('select', {});
  datasets.value = first.datasetId;
  const chosen = () => collected.find(({ datasetId }) => datasetId === datasets.value) ?? first;
  const offerPeriods = (wanted: string) => {
    const offered = periodsOf(chosen(), wanted);
    show(periods, ...offered.map((period) => element('option', { value: period }, periodText(period, 'long'))));
    periods.value = offered.includes(wanted) ? wanted : (runningPeriodOf(chosen(), new Date()) ?? '');
    periods.disabled = offered.length === 0;
  };
  const draw = () => showPeriod(kept, chosen(), periods.value);
  datasets.addEventListener('change', () => {
    offerPeriods('');
    void draw();
  });
  periods.addEventListener('change', () => void draw());
  offerPeriods(asked.get('periode') ?? '');
  show(byId('choice'), element('label', {}, 'Dataset', datasets), element('label', {}, 'Periode', periods));
  await draw();
}

/** The one that is due and those before it, and whichever the address names. */
function periodsOf(dataset: Collected, wanted: string): string[] {
  const offered = latestPeriods(dataset, periodsOffered);
  return isPeriod(wanted) && offered.length > 0 && !offered.includes(wanted) ? [wanted, ...offered] : offered;
}

async function showPeriod(kept: Kept, dataset: Collected, period: string): Promise<void> {
  const { datasetId } = dataset;
  writePlace({ opd: kept.opdId, dataset: datasetId, ...(period === '' ? {} : { periode: period }) });
  const found = await call('listParts', { params: { datasetId }, query: period === '' ? {} : { period } });
  if (!found.ok) {
    paintMap([]);
    show(byId('parts'));
    return show(byId('counts'), notice(found.problem));
  }
  const { items, due } = found.value;
  const name = isPeriod(found.value.period) ? `${periodText(found.value.period, 'long')}: ` : '';
  // By the answer's own date: what was just reported may have been the last of a period, which moves it.
  const standing = { ...dataset, nextDue: due };
  const isDue = duePeriodOf(standing) === found.value.period;
  show(
    byId('counts'),
    element('p', { class: 'headline' }, `${name}${collectedText(found.value)}`),
    ...(isDue ? [element('p', {}, `Jatuh tempo ${dayText(due)}.`)] : []),
    ...unreadNotice(found.value),
    ...sharedKeysNotice(items),
  );
  paintMap(items);
  show(
    byId('parts'),
    unitTable(items, (part) => (isDue && !part.ended ? unitNihilButton(part, standing, () => kept.done('')) : [])),
    element('p', {}, element('a', { href: `/kerja/dataset/${datasetId}` }, 'Kelola dataset ini, atau kirim atas nama sebuah unit')),
  );
}
