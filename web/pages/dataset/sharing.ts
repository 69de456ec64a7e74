import { dayText, timeText } from '../../../functions/messages/date.ts';
import { call } from '../../parts/api.ts';
import type { AccessRequest, Dataset, Field, Grant, Me } from '../../parts/api-nouns.ts';
import { offerAsking, showAsking } from '../../parts/ask-access.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { factList } from '../../parts/grounds.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { askedFacts, columnNames, type Names } from '../../parts/request-facts.ts';
import { grantStateText, isFor, readingGrant, scopeTexts } from '../../parts/sharing-words.ts';

type Seen = { readonly who: Me; readonly dataset: Dataset; readonly fields: readonly Field[] };
type Standing = { readonly grants: readonly Grant[]; readonly requests: readonly AccessRequest[] };

const place = () => byId('sharing');
const shownRequests = '5';

/**
 * What the member's institution asked and was given, with the form to ask by; gives the grant that this account reads by, if any.
 */
export async function showSharing(who: Me, dataset: Dataset, fields: readonly Field[]): Promise<Grant | undefined> {
  const standing = await load(dataset);
  if (!standing) return undefined;
  const seen = { who, dataset, fields };
  const refresh = async () => {
    const now = await load(dataset);
    if (!now) return;
    draw(seen, now, refresh);
    place().focus();
  };
  offerAsking(who, dataset, fields, refresh);
  draw(seen, standing, refresh);
  return readingGrant(standing.grants, who.sub);
}

async function load({ datasetId }: Dataset): Promise<Standing | undefined> {
  const params = { datasetId };
  const [grants, requests] = await Promise.all([
    call('listGrants', { params }),
    call('listRequests', { params, query: { limit: shownRequests } }),
  ]);
  if (grants.ok && requests.ok) return { grants: grants.value.items, requests: requests.value.items };
  if (!grants.ok) show(place(), notice(grants.problem));
  else if (!requests.ok) show(place(), notice(requests.problem));
  return undefined;
}

function draw(seen: Seen, { grants, requests }: Standing, refresh: () => Promise<void>): void {
  const { who } = seen;
  const waiting = requests.find(({ state }) => state === 'waiting');
  const has = grants.some((grant) => isFor(grant, who.sub));
  showAsking({ waits: waiting !== undefined, open: !has });
  const [newest] = requests;
  show(
    place(),
    element('h2', {}, 'Akses Anda'),
    ...(grants.length === 0 && newest === undefined ? [element('p', {}, notYet)] : []),
    ...grants.map((grant) => grantPart(grant, seen)),
    ...(waiting ? [waitingPart(waiting, seen, refresh)] : []),
    ...(newest?.state === 'refused' ? [refusedPart(newest)] : []),
  );
}

const notYet =
  'Isi data ini dibagikan kepada instansi yang permohonannya disetujui penanggung jawab OPD pemilik. Instansi Anda belum memohon.';

function namesFor(fields: readonly Field[]): Names {
  const purpose = namesIn(document.querySelector('#ask [name=purpose]'));
  return { purpose, area: namesIn(document.querySelector('#ask [name=area]')), column: columnNames(fields) };
}

function grantPart(grant: Grant, { who, fields }: Seen): HTMLElement {
  const { purpose: purposeName, area: areaName } = namesFor(fields);
  const scope = scopeTexts(grant, fields, areaName);
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

function waitingPart(request: AccessRequest, { fields }: Seen, refresh: () => Promise<void>): HTMLElement {
  const { datasetId, requestId } = request;
  const failed = element('div', {});
  const withdraw = button('Tarik permohonan', { class: 'quiet' }, async () => {
    const outcome = await call('withdrawRequest', { params: { datasetId, requestId } });
    if (!outcome.ok) return show(failed, notice(outcome.problem));
    await refresh();
  });
  return element(
    'div',
    { class: 'state', 'data-request': 'waiting' },
    element('p', { class: 'headline' }, 'Permohonan menunggu keputusan penanggung jawab OPD pemilik'),
    element('p', {}, `Dikirim ${timeText(request.requestedAt)}.`),
    factList(askedFacts(request, namesFor(fields))),
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
