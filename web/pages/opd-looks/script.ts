import { looksCaption, olderButton } from '../../parts/older-button.ts';
import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { account, opdName } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { LookWithoutPerson } from '../../parts/api-nouns.ts';
import { byId, element, show, stackedTable } from '../../parts/elements.ts';
import { forHeadsAlone, headedBy } from '../../parts/headed-by.ts';
import { lookKindText } from '../../parts/look-words.ts';
import { isHead } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';

const headers = ['Kapan', 'Siapa', 'Untuk apa', 'Dataset'];
const place = byId('looks');
const me = await account();
if (!me) show(place, askToSignIn('untuk melihat siapa yang membaca'));
else if (!me.ok) show(place, notice(me.problem));
else if (!isHead(me.value)) show(place, element('p', {}, forHeadsAlone));
else show(place, ...(await Promise.all(headedBy(me.value).map(section))));

async function section(opdId: string): Promise<HTMLElement> {
  const table = element('div', {});
  const onward = element('div', {});
  const found: LookWithoutPerson[] = [];
  const more = async (cursor?: string): Promise<void> => {
    const page = await call('listOpdReceipts', { params: { opdId }, query: { cursor } });
    if (!page.ok) return show(onward, notice(page.problem));
    found.push(...page.value.items);
    const { next } = page.value;
    const none = element('p', {}, next === undefined ? 'Tidak ada pembacaan.' : 'Belum ada pembacaan sejauh ini.');
    show(table, found.length === 0 ? none : stackedTable(looksCaption, headers, found.map(cellsOf)));
    show(onward, ...olderButton(next, more));
  };
  await more();
  return element('section', {}, element('h2', {}, await opdName(opdId)), table, onward);
}

function cellsOf({ at, kind, name, institution, purpose, caseNumber, reason, shown, persons }: LookWithoutPerson): string[] {
  const who = [name, institution?.name].filter(Boolean).join(', ') || lookKindText(kind);
  const why = [purpose?.name, caseNumber, reason, persons && `${numberText(persons)} orang`].filter(Boolean).join(' · ');
  return [timeText(at), who, why || '–', shown.join(', ')];
}
