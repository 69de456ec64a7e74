import '../../parts/frame.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { isSteward } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { type AccountList, accountList } from './account-list.ts';
import { dutyPicker } from './duty-picker.ts';
import { tell } from './tell.ts';

const place = byId('accounts');
const me = await account();
if (!me) show(place, askToSignIn('untuk mengelola akun'));
else if (!me.ok) show(place, notice(me.problem));
else if (!isSteward(me.value)) show(place, element('p', {}, 'Akun hanya dikelola oleh walidata.'));
else await open(me.value);

async function open(who: Me): Promise<void> {
  const accounts = accountList(who);
  show(place, ...accounts.parts);
  offerInviting(accounts);
  await accounts.more();
}

function offerInviting(accounts: AccountList): void {
  byId('invite').hidden = false;
  const form = formOf('invite');
  const picker = dutyPicker([]);
  form.querySelector('[data-duties]')?.replaceWith(picker.part);
  onSubmit(form, async () => {
    const invitation = { name: textOf(form, 'name'), email: textOf(form, 'email'), groups: picker.chosen() };
    const made = await call('inviteAccount', { body: invitation });
    const problem = form.querySelector<HTMLElement>('[data-problem]');
    if (problem) show(problem, made.ok ? '' : notice(made.problem));
    if (!made.ok) return;
    form.reset();
    picker.empty();
    byId('invite').removeAttribute('open');
    const { email, name } = invitation;
    accounts.add({ ...made.value, email, name, isInvited: true });
    tell(`Undangan dikirim ke ${email}.`);
  });
}
