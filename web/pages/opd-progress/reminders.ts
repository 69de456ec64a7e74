import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Me, Reminder } from '../../parts/api-nouns.ts';
import { button, element, show, stackedTable } from '../../parts/elements.ts';
import { isOperatorOf, isSteward } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';

/** What was sent to remind the OPD, for itself and the walidata, who sends another from here. Nothing for anybody else. */
export function reminders(who: Me, opdId: string): HTMLElement[] {
  if (!isSteward(who) && !isOperatorOf(who, opdId)) return [];
  const sent = element('div', { 'aria-live': 'polite' });
  void showSent(sent, opdId);
  const told = element('p', { role: 'status' });
  const remind = button('Ingatkan sekarang', {}, async () => {
    const answer = await call('remindOpd', { params: { opdId } });
    told.replaceChildren(answer.ok ? `Terkirim ke ${peopleText(answer.value)}.` : notice(answer.problem));
    if (answer.ok) await showSent(sent, opdId);
  });
  return [element('section', {}, element('h2', {}, 'Pengingat'), ...(isSteward(who) ? [element('p', {}, remind), told] : []), sent)];
}

async function showSent(place: HTMLElement, opdId: string): Promise<void> {
  const found = await call('listReminders', { params: { opdId } });
  if (!found.ok) return show(place, notice(found.problem));
  const { items } = found.value;
  if (items.length === 0) return show(place, element('p', {}, 'Belum ada pengingat yang dikirim.'));
  const rows = items.map((item) => [timeText(item.at), item.by ?? 'otomatis', countsText(item), peopleText(item)]);
  show(place, stackedTable('Yang sudah dikirim, yang terbaru lebih dahulu', ['Kapan', 'Oleh', 'Tentang', 'Kepada'], rows));
}

function countsText({ soon, late, toCorrect }: Reminder): string {
  return `${numberText(late)} terlambat, ${numberText(toCorrect)} perlu diperbaiki, ${numberText(soon)} segera jatuh tempo`;
}

function peopleText({ people }: Reminder): string {
  return people.map(({ name, role }) => (role === 'head' ? `${name} (penanggung jawab)` : name)).join(', ');
}
