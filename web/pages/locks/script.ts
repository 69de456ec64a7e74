import '../../parts/frame.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import { alert, button, byId, element, formOf, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { isProtector } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { emptyInSilence, silentText } from '../../parts/persons/silent-screen.ts';
import { readNiks } from './read-niks.ts';

const state = byId('state');
const told = byId('told');
const me = await account();
if (!me) show(state, askToSignIn('untuk memasang kunci pengaman'));
else if (!me.ok) show(state, notice(me.problem));
else if (!isProtector(me.value, document.body.dataset.lockOpds ?? ''))
  show(state, element('p', {}, 'Halaman ini untuk Disdukcapil dan instansi pelindung yang ditunjuk kota.'));
else open();

function open(): void {
  const form = formOf('locks');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const pressed = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
    const read = readNiks(textOf(form, 'niks'));
    show(byId('asking'));
    if (!read.ok) return show(told, alert(read.text));
    show(told);
    if (pressed === 'unlock') return askToUnlock(form, read.niks);
    await lock(form, read.niks);
  });
  emptyInSilence((why) => {
    const isTyped = textOf(form, 'niks') !== '';
    if (why === 'left' || isTyped) empty(form);
    if (why === 'silence' && isTyped) show(told, silentText);
  });
  show(state);
  form.hidden = false;
}

/** At once: whoever flees does not wait for a second question. */
async function lock(form: HTMLFormElement, niks: readonly string[]): Promise<void> {
  const guardianNik = textOf(form, 'guardianNik');
  const body = { niks: [...niks], reason: textOf(form, 'reason'), ...(guardianNik === '' ? {} : { guardianNik }) };
  const done = await resting(form, () => call('lockPersons', { body }));
  if (!done.ok) return show(told, notice(done.problem));
  empty(form);
  show(told, `Terkunci: ${numberText(done.value.persons)} orang, mulai saat ini.`);
}

function askToUnlock(form: HTMLFormElement, niks: readonly string[]): void {
  const asking = byId('asking');
  const no = button('Tidak jadi', { class: 'quiet' }, async () => show(asking));
  const yes = button('Ya, lepas kuncinya', {}, async () => {
    const done = await call('unlockPersons', { body: { niks: [...niks], reason: textOf(form, 'reason') } });
    show(asking);
    if (!done.ok) return show(told, notice(done.problem));
    empty(form);
    show(told, `Kunci dilepas dari ${numberText(done.value.persons)} NIK yang Anda tulis; siapa yang tadinya terkunci tidak dijawab.`);
  });
  const question = `Lepas kunci dari ${numberText(niks.length)} orang? Datanya terlihat lagi seperti data siapa saja, juga oleh keluarganya.`;
  show(asking, element('p', { role: 'status' }, question), element('p', { class: 'actions' }, yes, no));
  no.focus();
}

async function resting<T>(form: HTMLFormElement, work: () => Promise<T>): Promise<T> {
  const buttons = [...form.querySelectorAll('button')];
  for (const each of buttons) each.disabled = true;
  try {
    return await work();
  } finally {
    for (const each of buttons) each.disabled = false;
  }
}

function empty(form: HTMLFormElement): void {
  form.reset();
  show(byId('asking'));
}
