import { account } from './account.ts';
import { type AccountList, accountList } from './account-list.ts';
import { call } from './api.ts';
import type { Me } from './api-nouns.ts';
import { dutyPicker } from './duty-picker.ts';
import { byId, element, formOf, onSubmit, show } from './elements.ts';
import { textOf } from './level-form.ts';
import { isSteward } from './may.ts';
import { askToSignIn, notice } from './notice.ts';
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
