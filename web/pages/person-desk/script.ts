import '../../parts/frame.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { isProfileReader } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { followPurpose, forReadersText } from '../../parts/persons/choose-purpose.ts';
import { lookedUpParts } from '../../parts/persons/looked-up-parts.ts';
import { personPlace } from '../../parts/persons/show-person.ts';
import { unboundOfficer } from '../../parts/persons/unbound-officer.ts';

const state = byId('state');
const me = await account();
if (!me) show(state, askToSignIn('untuk melihat data seorang warga'));
else if (!me.ok) show(state, notice(me.problem));
else if (!isProfileReader(me.value)) show(state, element('p', {}, forReadersText));
else open(me.value);

function open(who: Me): void {
  const form = formOf('look-up');
  const person = personPlace(form);
  followPurpose(form);
  onSubmit(form, async () => {
    show(byId('answer'));
    const body = {
      nik: textOf(form, 'nik'),
      purpose: textOf(form, 'purpose'),
      caseNumber: textOf(form, 'caseNumber'),
      reason: textOf(form, 'reason'),
    };
    const found = await call('lookUpPerson', { body });
    if (!found.ok) return show(byId('answer'), notice(found.problem));
    person.fill(...lookedUpParts(found.value));
  });
  show(
    state,
    ...unboundOfficer(who),
    element('p', { class: 'actions' }, element('a', { class: 'button quiet', href: '/kerja/padankan' }, pageNames.matching)),
  );
  form.hidden = false;
}
