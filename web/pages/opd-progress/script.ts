import '../../parts/frame.ts';
import { dayText, timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { traitsOf } from '../../../functions/model/access-level.ts';
import { cadenceText } from '../../../functions/model/cadence.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Delivery, Me } from '../../parts/api-nouns.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { isHeadOf, isOperatorOf, isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { newestText, standingText, summaryText } from './delivery-words.ts';
import { nihilButton } from './nihil-button.ts';
import { pastPeriods } from './past-periods.ts';
import { reminders } from './reminders.ts';
import { staffPart } from './staff-part.ts';

const place = byId('deliveries');
const opdId = document.body.dataset.opdId ?? '';
const me = await account();
if (!me) show(place, askToSignIn('untuk melihat kiriman tiap dataset'));
else if (!me.ok) show(place, notice(me.problem));
else await showDeliveries(me.value);

async function showDeliveries(who: Me): Promise<void> {
  const found = await call('listDeliveries', { params: { opdId } });
  if (!found.ok) return show(place, notice(found.problem));
  const { items, unseen, at } = found.value;
  const staff = isSteward(who) || isHeadOf(who, opdId) ? await staffPart(opdId) : [];
  const works = isOperatorOf(who, opdId) || isSteward(who);
  show(
    place,
    element('p', { class: 'headline' }, summaryText(items)),
    element('p', {}, `Keadaan ${timeText(at)}.`),
    ...(items.length > 0 ? [tableOf(items, works, isOperatorOf(who, opdId) ? () => showDeliveries(who) : undefined)] : []),
    ...(unseen > 0 ? [element('p', { class: 'hint' }, `${numberText(unseen)} dataset lain hanya dilihat OPD ini dan walidata.`)] : []),
    ...(works ? [element('p', {}, element('a', { href: `/kerja/unit?opd=${opdId}` }, `${pageNames.units} untuk OPD ini`))] : []),
    ...reminders(who, opdId),
    ...staff,
  );
}

/** `again` for whoever delivers: what is nihil is reported from here. */
function tableOf(items: readonly Delivery[], works: boolean, again: (() => Promise<void>) | undefined): HTMLElement {
  return stackedTable(
    'Dataset OPD ini, yang paling lama terlambat lebih dahulu',
    ['Dataset', 'Kiriman', 'Jatuh tempo', 'Frekuensi', 'Unggahan terbaru', 'Terbit', 'Baris', 'Akses'],
    items.map((item) => {
      const { text, isUrgent } = standingText(item);
      const title = item.priority ? `${item.title} (prioritas)` : item.title;
      return [
        element(
          'span',
          {},
          element('a', { href: works ? `/kerja/dataset/${item.datasetId}` : `/dataset/${item.datasetId}` }, title),
          ...pastPeriods(opdId, item),
        ),
        element(
          'span',
          {},
          isUrgent ? element('strong', { class: 'late' }, text) : text,
          ...(again ? [' ', ...nihilButton(item, again)] : []),
        ),
        dayText(item.nextDue),
        cadenceText[item.cadence],
        item.needsCorrection ? element('strong', { class: 'late' }, newestText(item)) : newestText(item),
        timeText(item.current?.publishedAt),
        numberText(item.current?.rows ?? 0),
        traitsOf(item).label,
      ];
    }),
  );
}
