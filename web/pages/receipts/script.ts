import { olderButton } from '../../parts/older-button.ts';
import '../../parts/frame.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Receipt } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { isCitizen } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { receiptCard } from '../../parts/receipt-card.ts';
import { askPart } from '../../parts/tickets/ask-ticket.ts';

const asking = 'Dibaca penanggung jawab OPD yang melihat dan Inspektorat, bukan petugas yang melihat. Tulis tanpa NIK.';

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
  const { lookId, kind } = receipt;
  return receiptCard(
    receipt,
    ...(kind === 'own' ? [] : [askPart('Tanyakan', asking, (message) => ({ kind: 'receipt', lookId, message }))]),
  );
}
