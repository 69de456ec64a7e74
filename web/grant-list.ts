import type { Page } from './answers.ts';
import { call } from './api.ts';
import { listOf } from './decide-requests.ts';
import { button, byId, element, show, stackedTable } from './elements.ts';
import { namesIn } from './names.ts';
import { notice } from './notice.ts';
import type { Grant } from './sharing-answers.ts';
import { grantStateText, scopeTexts } from './sharing-words.ts';

const headers = ['Instansi', 'Tujuan', 'Yang diberikan', 'Keadaan', 'Tindakan'];

/** Grants on the data, live ones first, for the head to renew and revoke. */
export async function showGrants(path: string): Promise<void> {
  const found = await call<Page<Grant>>('GET', `${path}/grants?limit=100`);
  const place = listOf('grants');
  if (!found.ok) return show(place, notice(found.problem));
  const sorted = found.value.items.toSorted((one, other) => Number(other.isLive) - Number(one.isLive));
  if (sorted.length === 0) return show(place, element('p', {}, 'Belum ada persetujuan.'));
  show(
    place,
    stackedTable(
      'Persetujuan, yang berlaku lebih dahulu',
      headers,
      sorted.map((grant) => cellsOf(path, grant)),
    ),
  );
}

function cellsOf(path: string, grant: Grant): (HTMLElement | string)[] {
  const institutionName = namesIn(document.querySelector('#records [name=institution]'));
  const purposeName = namesIn(document.querySelector('#records [name=purpose]'));
  const scope = scopeTexts(grant, namesIn(document.getElementById('districts')));
  const officers = grant.officers ? [`hanya petugas ${grant.officers.join(', ')}`] : [];
  return [
    institutionName(grant.institution),
    element('span', {}, purposeName(grant.purpose), element('span', { class: 'meta' }, ` ${grant.legalBasis}`)),
    [...scope, ...officers].join('; ') || 'seluruh data',
    grant.isLive ? grantStateText(grant) : element('span', { class: 'meta' }, grantStateText(grant)),
    actions(path, grant),
  ];
}

function actions(path: string, grant: Grant): HTMLElement {
  const address = `${path}/grants/${grant.institution}`;
  const renewable = !grant.revoked && grant.renewableUntil !== undefined;
  const renew = button('Perpanjang 30 hari', { class: 'quiet' }, () => act(path, 'POST', `${address}/renewal`, 'Diperpanjang.'));
  const revoke = askedOnce('Cabut', 'Ya, cabut sekarang', () => act(path, 'DELETE', address, 'Dicabut: berlaku seketika.'));
  const nothing = !renewable && !grant.isLive;
  return element('span', { class: 'actions' }, ...(renewable ? [renew] : []), ...(grant.isLive ? [revoke] : []), ...(nothing ? ['–'] : []));
}

/** A button that asks again before it does what can't be undone. */
export function askedOnce(text: string, sure: string, work: () => Promise<void>): HTMLElement {
  const place = element('span', { class: 'actions' });
  const first = button(text, { class: 'quiet' }, async () => {
    const yes = button(sure, {}, work);
    const no = button('Batal', { class: 'quiet' }, async () => {
      show(place, first);
      first.focus();
    });
    show(place, yes, no);
    yes.focus();
  });
  show(place, first);
  return place;
}

/** Tells what became of it once the list stands anew: the button that was pressed is gone, and whoever works by keyboard goes on from there. */
async function act(path: string, method: string, address: string, said: string): Promise<void> {
  const outcome = await call<Grant>(method, address);
  await showGrants(path);
  const told = byId('grants').querySelector<HTMLElement>('[data-outcome]');
  if (!told) return;
  show(told, outcome.ok ? said : notice(outcome.problem));
  told.focus();
}
