import { limits } from '../../../functions/limits.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { call } from '../api.ts';
import type { Body } from '../api-call.ts';
import { button, element, onSubmit, show } from '../elements.ts';
import { notice } from '../notice.ts';

/** A button that becomes a form: what is written there opens a ticket, and the resident is told until when it is answered. `hint` says what to write. */
export function askPart(text: string, hint: string, ticketOf: (message: string) => Body<'openTicket'>): HTMLElement {
  const place = element('div', { class: 'screen' });
  const words = element('textarea', { name: 'message', required: '', maxlength: String(limits.maxTicketMessageCharacters) });
  const failed = element('div', {});
  const send = element('button', {}, 'Kirim');
  const form = element('form', {}, element('label', {}, text, words), element('p', { class: 'hint' }, hint), send, failed);
  onSubmit(form, async () => {
    const sent = await call('openTicket', { body: ticketOf(words.value.trim()) });
    if (!sent.ok) return show(failed, notice(sent.problem));
    show(place, sentPart(sent.value.dueAt));
  });
  show(
    place,
    button(text, { class: 'quiet' }, async () => {
      show(place, form);
      words.focus();
    }),
  );
  return place;
}

type PageLink = { readonly href: string; readonly name: string };
const ownPage: PageLink = { href: '/profil/permintaan', name: pageNames.ownTickets };

/** What was sent is answered until then, and where: on the resident's own page, or another. */
export function sentPart(dueAt: string, { href, name }: PageLink = ownPage): HTMLElement {
  const where = element('a', { href }, name);
  return element('p', { role: 'status', class: 'notice' }, `Terkirim. Dijawab paling lambat ${timeText(dueAt)}, pada `, where, '.');
}
