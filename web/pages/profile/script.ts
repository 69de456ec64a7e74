import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { nobodyElse } from '../../../functions/messages/own-file.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me, PersonProfile } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { isCitizen } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { profileParts } from '../../parts/persons/profile-parts.ts';
import { saveFile } from '../../parts/save-file.ts';
import { askPart } from '../../parts/tickets/ask-ticket.ts';

const correcting = 'Sebut baris dan isinya yang keliru, dan yang benar. Dibaca OPD pemiliknya. Tulis tanpa NIK.';
const place = byId('profile');
const me = await account();
if (!me) show(place, askToSignIn('untuk membuka profil Anda'));
else if (!me.ok) show(place, notice(me.problem));
else if (isCitizen(me.value)) await open();
else show(place, ...unbound(me.value));

async function open(): Promise<void> {
  const found = await call('getMyProfile');
  if (!found.ok) return show(place, notice(found.problem));
  show(place, ...head(found.value), ...profileParts(found.value));
  for (const { datasetId, opdId, title } of found.value.sections)
    place
      .querySelector(`[data-dataset="${datasetId}"]`)
      ?.append(askPart('Minta perbaikan', correcting, (message) => ({ kind: 'correction', opdId, datasetId, subject: title, message })));
}

function head(profile: PersonProfile): HTMLElement[] {
  const now = new Date().toISOString();
  return [
    element('p', {}, `Isi dataset kota tentang Anda, dari OPD pemiliknya masing-masing. Dibuka ${timeText(now)}.`),
    element(
      'p',
      { class: 'actions' },
      button('Cetak', {}, async () => print()),
      button('Unduh (PDF)', { class: 'quiet' }, savePdf),
      button('Unduh (JSON)', { class: 'quiet' }, async () => save(profile, now)),
      element('a', { class: 'button quiet', href: '/profil/jejak' }, pageNames.ownLooks),
      element('a', { class: 'button quiet', href: '/profil/permintaan' }, pageNames.ownTickets),
    ),
    element('div', { id: 'file' }),
    element('p', { class: 'notice' }, nobodyElse),
  ];
}

/** The very answer that the page is drawn from. */
function save(profile: PersonProfile, at: string): void {
  const text = JSON.stringify({ keterangan: nobodyElse, dibuat: at, profil: profile }, undefined, 2);
  saveFile(new Blob([text], { type: 'application/json' }), `profil-saya-${at.slice(0, 'yyyy-mm-dd'.length)}.json`);
}

/** Asked for anew, as it stands now. */
async function savePdf(): Promise<void> {
  const found = await call('getMyProfileFile');
  if (!found.ok) return show(byId('file'), notice(found.problem));
  const { fileName, mediaType, base64 } = found.value;
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  saveFile(new Blob([bytes], { type: mediaType }), fileName);
}

/** What a resident does before there is a profile: the number is read out to an officer who sees their KTP-el. */
function unbound({ sub }: Me): HTMLElement[] {
  return [
    element('p', {}, 'Akun ini belum terikat ke diri Anda, jadi belum ada profil yang dapat dibuka.'),
    element('p', {}, 'Datanglah ke loket Disdukcapil atau kelurahan dengan KTP-el Anda, dan bacakan nomor akun ini kepada petugas:'),
    element('p', { class: 'account-number' }, sub),
    element('p', { class: 'hint' }, 'Petugas tidak pernah meminta kata sandi Anda.'),
  ];
}
