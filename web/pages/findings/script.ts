import '../../parts/frame.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me } from '../../parts/api-nouns.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { isHead, isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { unboundOfficer } from '../../parts/persons/unbound-officer.ts';
import { findingCard } from './finding-card.ts';

const place = byId('findings');
const me = await account();
if (!me) show(place, askToSignIn('untuk melihat temuan'));
else if (!me.ok) show(place, notice(me.problem));
else if (!isHead(me.value) && !isSteward(me.value)) show(place, element('p', {}, 'Halaman ini untuk walidata dan penanggung jawab OPD.'));
else await open(me.value);

async function open(who: Me): Promise<void> {
  const found = await call('listFindings', {});
  if (!found.ok) return show(place, notice(found.problem));
  const { items, notices } = found.value;
  const late = items.filter(({ isOverdue }) => isOverdue);
  const rest = items.filter(({ isOverdue }) => !isOverdue);
  const list = (title: string, some: typeof items) =>
    some.length === 0
      ? []
      : [element('h2', {}, title), element('ul', { class: 'cards' }, ...some.map((finding) => findingCard(finding, who)))];
  show(
    place,
    ...(isHead(who) ? unboundOfficer(who) : []),
    ...notices.map((text) => element('p', { class: 'notice' }, text)),
    ...(items.length === 0 ? [element('p', {}, 'Tidak ada temuan.')] : []),
    ...list('Lewat batas', late),
    ...list(late.length === 0 ? 'Semua temuan' : 'Temuan lain', rest),
  );
}
