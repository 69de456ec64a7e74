import { olderButton } from '../../parts/older-button.ts';
import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Receipt } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { lookKindText } from '../../parts/look-words.ts';
import { isCitizen } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';

const place = byId('receipts');
const me = await account();
if (!me) show(place, askToSignIn('untuk melihat jejak data Anda'));
else if (!me.ok) show(place, notice(me.problem));
else if (!isCitizen(me.value)) show(place, element('p', {}, notBound()));
else await open(false);

/** How an account becomes a resident's. */
function notBound(): string {
  return 'Akun ini belum terikat ke diri Anda sebagai warga. Datanglah ke loket Disdukcapil atau kelurahan dengan KTP-el Anda; nomor akunnya ada di meja kerja.';
}

async function open(own: boolean): Promise<void> {
  const list = element('ul', { class: 'cards' });
  const onward = element('div', {});
  const asked = own ? { own: 'true' as const } : {};
  const more = async (cursor?: string): Promise<void> => {
    const page = await call('listMyReceipts', { query: { ...asked, cursor } });
    if (!page.ok) return show(onward, notice(page.problem));
    const { items, next } = page.value;
    list.append(...items.map(card));
    const none = element('p', {}, 'Belum ada yang melihat data Anda.');
    const older = olderButton(next, more);
    show(onward, ...(list.childElementCount === 0 ? [none] : []), ...older);
  };
  const toggle = button(own ? 'Tanpa yang saya lihat sendiri' : 'Sertakan yang saya lihat sendiri', { class: 'quiet' }, () => open(!own));
  show(place, element('p', { class: 'actions' }, toggle), list, onward);
  await more();
}

function card(receipt: Receipt): HTMLElement {
  const { at, kind, viewer, institution, purpose, caseNumber, reason, shown } = receipt;
  const who = kind === 'own' ? 'Anda sendiri' : [viewer, institution?.name].filter(Boolean).join(', ');
  const why = [purpose?.name, caseNumber && `nomor perkara ${caseNumber}`, reason].filter(Boolean).join(' · ');
  return element(
    'li',
    { class: 'card', 'data-kind': kind },
    element('h2', {}, who),
    element('p', { class: 'meta' }, `${timeText(at)} · ${lookKindText(kind)}`),
    ...(why ? [element('p', {}, why)] : []),
    ...(shown.length > 0 ? [element('p', {}, `Yang dilihat: ${shown.map(({ title }) => title).join(', ')}.`)] : []),
  );
}
