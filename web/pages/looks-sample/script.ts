import { olderButton } from '../../parts/older-button.ts';
import '../../parts/frame.ts';
import { dayText } from '../../../functions/messages/date.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { isAuditor } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { sampleCard } from './sample-card.ts';

const place = byId('sample');
const form = formOf('month');
const monthInput = form.querySelector('input');
const me = await account();
if (!me) show(place, askToSignIn('untuk memeriksa pembacaan'));
else if (!me.ok) show(place, notice(me.problem));
else if (!isAuditor(me.value)) show(place, element('p', {}, 'Pemeriksaan pembacaan hanya untuk Inspektorat.'));
else await open();

async function open(): Promise<void> {
  if (!monthInput) return;
  monthInput.value = new Date().toISOString().slice(0, 7);
  onSubmit(form, () => showMonth(monthInput.value.trim()));
  await showMonth(monthInput.value);
}

async function showMonth(month: string): Promise<void> {
  const told = element('p', { class: 'hint' });
  const list = element('ul', { class: 'cards' });
  const onward = element('div', {});
  const more = async (cursor?: string): Promise<void> => {
    const page = await call('listSample', { query: { month, cursor } });
    if (!page.ok) return show(onward, notice(page.problem));
    const { items, next, due } = page.value;
    list.append(...items.map(sampleCard));
    show(told, `Putusan paling lambat ${dayText(due)}.`);
    const none = element('p', {}, 'Belum ada pembacaan dalam contoh bulan ini.');
    const older = olderButton(next, more);
    show(onward, ...(list.childElementCount === 0 && next === undefined ? [none] : []), ...older);
  };
  show(place, told, list, onward);
  await more();
}
