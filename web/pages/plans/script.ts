import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { planStateText } from '../../../functions/model/plan-words.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { inForum } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { yearAsked, yearLinks } from '../../parts/plan-year.ts';
import { decisionForm } from './decision-form.ts';
import { conflictCard, decisionCard } from './forum-cards.ts';
import type { PlanOffer } from './priority-fields.ts';

const year = yearAsked();
show(byId('years'), yearLinks('/rencana', year));
/** The OPDs whose plans there are. */
let planned: readonly PlanOffer[] = [];
await showPlans();
const me = await account();
if (me?.ok && inForum(me.value)) await showForum();

async function showPlans(): Promise<void> {
  const found = await call('listPlans', { params: { year: String(year) } });
  if (!found.ok) return show(byId('plans'), notice(found.problem));
  const { items } = found.value;
  planned = items.filter(({ state }) => state !== 'none');
  const agreed = items.filter(({ state }) => state === 'agreed').length;
  show(
    byId('plans'),
    element('p', { class: 'headline' }, `Daftar data ${year} disepakati untuk ${agreed} dari ${items.length} OPD.`),
    stackedTable(
      `Daftar data ${year}`,
      ['OPD', 'Keadaan', 'Terakhir disepakati'],
      items.map(({ opdId, name, state, agreedAt }) => [
        element('a', { href: `/rencana/${opdId}?tahun=${year}` }, name),
        planStateText[state],
        timeText(agreedAt),
      ]),
    ),
  );
}

async function showForum(): Promise<void> {
  const params = { year: String(year) };
  const [conflicts, decisions] = await Promise.all([call('listPlanConflicts', { params }), call('listForumDecisions', { params })]);
  if (!conflicts.ok) return show(byId('forum'), notice(conflicts.problem));
  if (!decisions.ok) return show(byId('forum'), notice(decisions.problem));
  const { items, mayDecide } = conflicts.value;
  const cards = (some: readonly HTMLElement[], none: string) =>
    some.length === 0 ? element('p', {}, none) : element('ul', { class: 'cards' }, ...some);
  show(
    byId('forum'),
    element('h2', {}, 'Indikator yang direncanakan lebih dari satu OPD'),
    cards(items.map(conflictCard), 'Tidak ada.'),
    ...(mayDecide ? [decisionForm(year, items, planned, again)] : []),
    element('h2', {}, 'Putusan forum Satu Data'),
    cards(decisions.value.items.map(decisionCard), 'Belum ada putusan.'),
  );
}

async function again(words: string): Promise<void> {
  await showForum();
  show(byId('outcome'), words);
  byId('outcome').focus();
}
