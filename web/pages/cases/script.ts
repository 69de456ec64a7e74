import '../../parts/frame.ts';
import { account, opdName } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import { byId, element, show } from '../../parts/elements.ts';
import { forHeadsAlone, headedBy } from '../../parts/headed-by.ts';
import { isHead } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { caseCard } from './case-card.ts';

const place = byId('cases');
const me = await account();
if (!me) show(place, askToSignIn('untuk mengonfirmasi nomor perkara'));
else if (!me.ok) show(place, notice(me.problem));
else if (!isHead(me.value)) show(place, element('p', {}, forHeadsAlone));
else show(place, ...(await Promise.all(headedBy(me.value).map(section))));

async function section(opdId: string): Promise<HTMLElement> {
  const heading = element('h2', {}, await opdName(opdId));
  const page = await call('listCases', { params: { opdId } });
  if (!page.ok) return element('section', {}, heading, notice(page.problem));
  const { items } = page.value;
  if (items.length === 0) return element('section', {}, heading, element('p', {}, 'Tidak ada nomor perkara yang menunggu.'));
  return element('section', {}, heading, element('ul', { class: 'cards' }, ...items.map((look) => caseCard(opdId, look))));
}
