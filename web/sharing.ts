import type { Dataset, Field, Me, Page } from './answers.ts';
import { call } from './api.ts';
import { offerAsking, showAsking } from './ask-access.ts';
import { button, byId, element, show } from './elements.ts';
import { namesIn } from './names.ts';
import { notice } from './notice.ts';
import type { AccessRequest, Grant } from './sharing-answers.ts';
import { grantStateText, isFor, readingGrant, scopeTexts } from './sharing-words.ts';
import { dayText, endText, timeText } from './words.ts';

type Standing = { readonly grants: readonly Grant[]; readonly requests: readonly AccessRequest[] };

const place = () => byId('sharing');
const shownRequests = 5;

/**
 * What the member's institution asked and was given, with the form to ask by; gives the grant that this account reads by, if any.
 */
export async function showSharing(who: Me, dataset: Dataset, fields: readonly Field[]): Promise<Grant | undefined> {
  const standing = await load(dataset);
  if (!standing) return undefined;
  const refresh = async () => {
    const now = await load(dataset);
    if (!now) return;
    draw(who, dataset, now, refresh);
    place().focus();
  };
  offerAsking(who, dataset, fields, refresh);
  draw(who, dataset, standing, refresh);
  return readingGrant(standing.grants, who.sub);
}

async function load({ datasetId }: Dataset): Promise<Standing | undefined> {
  const path = `/v1/datasets/${datasetId}`;
  const [grants, requests] = await Promise.all([
    call<Page<Grant>>('GET', `${path}/grants`),
    call<Page<AccessRequest>>('GET', `${path}/access-requests?limit=${shownRequests}`),
  ]);
  if (grants.ok && requests.ok) return { grants: grants.value.items, requests: requests.value.items };
  if (!grants.ok) show(place(), notice(grants.problem));
  else if (!requests.ok) show(place(), notice(requests.problem));
  return undefined;
}

function draw(who: Me, dataset: Dataset, { grants, requests }: Standing, refresh: () => Promise<void>): void {
  const waiting = requests.find(({ state }) => state === 'waiting');
  const has = grants.some((grant) => isFor(grant, who.sub));
  showAsking({ waits: waiting !== undefined, open: !has });
  const [newest] = requests;
  show(
    place(),
    element('h2', {}, 'Akses Anda'),
    ...(grants.length === 0 && newest === undefined ? [element('p', {}, notYet)] : []),
    ...grants.map((grant) => grantPart(grant, who)),
    ...(waiting ? [waitingPart(waiting, dataset, refresh)] : []),
    ...(newest?.state === 'refused' ? [refusedPart(newest)] : []),
  );
}

const notYet =
  'Isi data ini dibagikan kepada instansi yang permohonannya disetujui penanggung jawab OPD pemilik. Instansi Anda belum memohon.';

function grantPart(grant: Grant, who: Me): HTMLElement {
  const purposeName = namesIn(document.querySelector('#ask [name=purpose]'));
  const areaName = namesIn(document.querySelector('#ask [name=area]'));
  const scope = scopeTexts(grant, areaName);
  const mine = grant.isLive && !isFor(grant, who.sub);
  return element(
    'div',
    { class: grant.isLive ? 'state state-published' : 'state', 'data-grant': grant.isLive ? 'live' : 'ended' },
    element('p', { class: 'headline' }, `Persetujuan akses ${grantStateText(grant)}`),
    element('p', {}, `Untuk ${purposeName(grant.purpose)}, berdasarkan ${grant.legalBasis}.`),
    element(
      'p',
      {},
      scope.length === 0 ? 'Mencakup seluruh data ini.' : `Mencakup sebagian: ${scope.join('; ')}. Berkas utuh tidak termasuk.`,
    ),
    ...(mine ? [element('p', {}, `Hanya untuk petugas yang disebut; nomor akun Anda (${who.sub}) tidak termasuk.`)] : []),
  );
}

function waitingPart(request: AccessRequest, { datasetId }: Dataset, refresh: () => Promise<void>): HTMLElement {
  const failed = element('div', {});
  const withdraw = button('Tarik permohonan', { class: 'quiet' }, async () => {
    const outcome = await call('DELETE', `/v1/datasets/${datasetId}/access-requests/${request.requestId}`);
    if (!outcome.ok) return show(failed, notice(outcome.problem));
    await refresh();
  });
  const asked = `Dikirim ${timeText(request.requestedAt)} oleh ${request.requestedBy.name}, untuk dipakai sampai ${endText(request.until)}.`;
  return element(
    'div',
    { class: 'state', 'data-request': 'waiting' },
    element('p', { class: 'headline' }, 'Permohonan menunggu keputusan penanggung jawab OPD pemilik'),
    element('p', {}, asked),
    withdraw,
    failed,
  );
}

function refusedPart({ decision }: AccessRequest): HTMLElement {
  return element(
    'div',
    { class: 'state state-rejected', 'data-request': 'refused' },
    element('p', { class: 'headline' }, `Permohonan ditolak ${dayText(decision?.at)}`),
    element('ul', {}, ...(decision?.reasons ?? []).map((reason) => element('li', {}, reason))),
  );
}
