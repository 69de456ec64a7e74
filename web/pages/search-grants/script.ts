import '../../parts/frame.ts';
import { endText } from '../../../functions/messages/date.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { SearchGrant } from '../../parts/api-nouns.ts';
import { button, byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { headedBy } from '../../parts/headed-by.ts';
import { textOf } from '../../parts/level-form.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';

const forItsHead = 'Halaman ini hanya untuk penanggung jawab OPD yang memegang register penduduk.';
const state = byId('state');
const me = await account();
if (!me) show(state, askToSignIn('untuk memberi izin'));
else if (!me.ok) show(state, notice(me.problem));
else await open(headedBy(me.value).find((opdId) => opdId === document.body.dataset.registerOpd));

async function open(opdId: string | undefined): Promise<void> {
  if (opdId === undefined) return show(state, element('p', {}, forItsHead));
  if (!(await list(opdId))) return;
  const form = formOf('grant');
  onSubmit(form, async () => {
    const sub = textOf(form, 'sub');
    const given = await call('grantSearch', {
      params: { opdId, sub },
      body: { until: textOf(form, 'until'), reason: textOf(form, 'reason') },
    });
    if (!given.ok) return show(byId('outcome'), notice(given.problem));
    form.reset();
    await done(opdId, 'Izin diberikan.');
  });
  form.hidden = false;
}

async function done(opdId: string, words: string): Promise<void> {
  await list(opdId);
  show(byId('outcome'), words);
  byId('outcome').focus();
}

async function list(opdId: string): Promise<boolean> {
  const page = await call('listSearchGrants', { params: { opdId } });
  if (!page.ok) {
    show(state, notice(page.problem));
    return false;
  }
  show(state);
  const { items } = page.value;
  const none = element('p', {}, 'Belum ada yang diberi izin.');
  show(byId('grants'), items.length === 0 ? none : element('ul', { class: 'cards' }, ...items.map((grant) => card(opdId, grant))));
  return true;
}

function card(opdId: string, { sub, until, reason, revokedAt, isLive }: SearchGrant): HTMLElement {
  const standing = revokedAt !== undefined ? 'dicabut' : isLive ? `berlaku sampai ${endText(until)}` : `berakhir ${endText(until)}`;
  const revoke = button('Cabut izin', { class: 'quiet' }, async () => {
    const given = await call('revokeSearch', { params: { opdId, sub } });
    if (!given.ok) return show(byId('outcome'), notice(given.problem));
    await done(opdId, 'Izin dicabut.');
  });
  const facts = [element('h2', {}, `Akun ${sub}`), element('p', { class: 'meta' }, standing), element('p', {}, reason)];
  return element('li', { class: 'card' }, ...facts, ...(isLive ? [revoke] : []));
}
