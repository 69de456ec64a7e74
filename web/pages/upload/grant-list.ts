import { endText } from '../../../functions/messages/date.ts';
import { call } from '../../parts/api.ts';
import type { Outcome } from '../../parts/api-call.ts';
import type { Grant } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { button, byId, element, show, stackedTable } from '../../parts/elements.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { grantStateText, scopeTexts } from '../../parts/sharing-words.ts';
import { listOf, type Shared } from './decide-requests.ts';

const mostGrants = '100';
const headers = ['Instansi', 'Tujuan', 'Yang diberikan', 'Keadaan', 'Tindakan'];

/** Grants on the data, live ones first, for the head to renew and revoke. */
export async function showGrants(shared: Shared): Promise<void> {
  const found = await call('listGrants', { params: { datasetId: shared.dataset.datasetId }, query: { limit: mostGrants } });
  const place = listOf('grants');
  if (!found.ok) return show(place, notice(found.problem));
  const sorted = found.value.items.toSorted((one, other) => Number(other.isLive) - Number(one.isLive));
  if (sorted.length === 0) return show(place, element('p', {}, 'Belum ada persetujuan.'));
  show(
    place,
    stackedTable(
      'Persetujuan, yang berlaku lebih dahulu',
      headers,
      sorted.map((grant) => cellsOf(shared, grant)),
    ),
  );
}

function cellsOf(shared: Shared, grant: Grant): (HTMLElement | string)[] {
  const institutionName = namesIn(document.querySelector('#records [name=institution]'));
  const purposeName = namesIn(document.querySelector('#records [name=purpose]'));
  const scope = scopeTexts(grant, shared.fields, namesIn(document.getElementById('districts')));
  const officers = grant.officers ? [`hanya petugas ${grant.officers.join(', ')}`] : [];
  return [
    institutionName(grant.institution),
    element('span', {}, purposeName(grant.purpose), element('span', { class: 'meta' }, ` ${grant.legalBasis}`)),
    [...scope, ...officers].join('; ') || 'seluruh data',
    grant.isLive ? grantStateText(grant) : element('span', { class: 'meta' }, grantStateText(grant)),
    actions(shared, grant, institutionName(grant.institution)),
  ];
}

function actions(shared: Shared, grant: Grant, institution: string): HTMLElement {
  const { datasetId } = shared.dataset;
  const params = { datasetId, institution: grant.institution };
  const renewable = !grant.revoked && grant.renewableUntil !== undefined;
  const renew = button('Perpanjang 30 hari', { class: 'quiet' }, () => act(shared, () => call('renewGrant', { params }), renewedText));
  const what = `${institution} seketika tidak dapat lagi membaca data ini. Untuk membukanya kembali, instansi itu harus memohon lagi.`;
  const revoke = confirmingButton({ text: 'Cabut', yes: 'Ya, cabut sekarang', question: what }, () =>
    act(shared, () => call('revokeGrant', { params }), revokedText),
  );
  const nothing = !renewable && !grant.isLive;
  return element('span', { class: 'actions' }, ...(renewable ? [renew] : []), ...(grant.isLive ? [revoke] : []), ...(nothing ? ['–'] : []));
}

const renewedText = ({ until }: Grant) => `Diperpanjang sampai ${endText(until)}.`;
const revokedText = () => 'Dicabut: berlaku seketika.';

/** Tells what became of it once the list stands again: the button that was pressed is gone, and anyone who works by keyboard goes on from there. */
async function act(shared: Shared, work: () => Promise<Outcome<Grant>>, said: (grant: Grant) => string): Promise<void> {
  // The list is about to be drawn again: a question asked meanwhile would be gone under the finger.
  for (const each of byId('grants').querySelectorAll('button')) each.disabled = true;
  const outcome = await work();
  await showGrants(shared);
  const told = byId('grants').querySelector<HTMLElement>('[data-outcome]');
  if (!told) return;
  show(told, outcome.ok ? said(outcome.value) : notice(outcome.problem));
  told.focus();
}
