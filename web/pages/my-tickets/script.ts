import '../../parts/frame.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { choiceOf, textOf } from '../../parts/level-form.ts';
import { isCitizen } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { sentPart } from '../../parts/tickets/ask-ticket.ts';
import { ticketCard } from '../../parts/tickets/ticket-card.ts';
import { ticketList } from '../../parts/tickets/ticket-list.ts';
import { mailChoice } from './mail-choice.ts';

const kinds = ['access', 'correction'] as const;
const place = byId('tickets');
const me = await account();
if (!me) show(place, askToSignIn('untuk membaca permintaan Anda'));
else if (!me.ok) show(place, notice(me.problem));
else if (isCitizen(me.value)) await open();
else show(place, element('p', {}, 'Permintaan tentang data diri dapat dibuka setelah akun ini diikat ke diri Anda di loket.'));

async function open(): Promise<void> {
  const form = formOf('request');
  form.hidden = false;
  onSubmit(form, async () => {
    const body = {
      ...{ kind: choiceOf(form, 'kind', kinds), opdId: textOf(form, 'opdId') },
      ...{ subject: textOf(form, 'subject'), message: textOf(form, 'message') },
    };
    const sent = await call('openTicket', { body });
    if (!sent.ok) return show(byId('sent'), notice(sent.problem));
    form.reset();
    show(byId('sent'), sentPart(sent.value.dueAt));
    await draw();
  });
  await draw();
  form.after(await mailChoice());
}

async function draw(): Promise<void> {
  show(place, ...(await ticketList({ list: 'own' }, ticketCard)));
}
