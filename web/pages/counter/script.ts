import '../../parts/frame.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { choiceOf, textOf } from '../../parts/level-form.ts';
import { isCounterOfficer } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { olderButton } from '../../parts/older-button.ts';
import { documents } from '../../parts/persons/documents.ts';
import { profileParts } from '../../parts/persons/profile-parts.ts';
import { personPlace } from '../../parts/persons/show-person.ts';
import { unboundOfficer } from '../../parts/persons/unbound-officer.ts';
import { receiptCard } from '../../parts/receipt-card.ts';
import { openSearch } from './search.ts';

const codes = documents.map(([code]) => code);
const state = byId('state');
const me = await account();
if (!me) show(state, askToSignIn('untuk melayani warga'));
else if (!me.ok) show(state, notice(me.problem));
else if (!isCounterOfficer(me.value)) show(state, element('p', {}, 'Halaman ini untuk petugas loket yang ditunjuk instansinya.'));
else open(me.value);

function open(who: Me): void {
  const form = formOf('counter');
  const person = personPlace(form);
  onSubmit(form, async () => {
    show(byId('answer'));
    const found = await call('serveAtCounter', {
      body: {
        nik: textOf(form, 'nik'),
        document: choiceOf(form, 'document', codes),
        checkedInPerson: true,
        reason: textOf(form, 'reason'),
      },
    });
    if (!found.ok) return show(byId('answer'), notice(found.problem));
    const parts = profileParts(found.value);
    const told = await toldInPerson(found.value.visit);
    const profile = parts.length > 0 ? parts : [element('p', {}, 'Tidak ada data yang dapat ditampilkan.')];
    person.fill(element('p', {}, forThem), ...told, ...profile);
  });
  show(state, ...unboundOfficer(who));
  form.hidden = false;
  openSearch(form);
}

/** Looks that are told in person alone: read out, never printed, since a paper is found at home. */
async function toldInPerson(lookId: string): Promise<HTMLElement[]> {
  const list = element('ul', { class: 'cards' });
  const onward = element('div', {});
  const more = async (cursor?: string): Promise<void> => {
    const page = await call('listToldInPerson', { params: { lookId }, query: { cursor } });
    if (!page.ok) return show(onward, notice(page.problem));
    list.append(...page.value.items.map((receipt) => receiptCard(receipt)));
    show(onward, ...olderButton(page.value.next, more));
  };
  await more();
  if (list.childElementCount + onward.childElementCount === 0) return [];
  const heading = element('h2', {}, 'Yang hanya disampaikan langsung');
  return [element('section', { id: 'told-in-person', class: 'screen' }, heading, element('p', {}, aloud), list, onward)];
}

const aloud = 'Bacakan kepada orangnya sendiri, tanpa orang lain yang mendengar. Bagian ini tidak ikut tercetak.';
const forThem =
  'Cetakan ini untuk orangnya sendiri. Tidak seorang pun boleh mewajibkannya menyerahkan cetakan ini: bukan pemilik kontrakan, pemberi pinjaman, pemberi kerja, maupun suami atau istri.';
