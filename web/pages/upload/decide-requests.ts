import { accessRequestStates } from '../../../functions/messages/access-request.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { call } from '../../parts/api.ts';
import type { Body, Problem } from '../../parts/api-call.ts';
import type { AccessRequest, Dataset, Field } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { factList } from '../../parts/grounds.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { outsideText } from '../../parts/purposes.ts';
import { askedFacts, columnNames, decidedFacts, type Names } from '../../parts/request-facts.ts';
import { decisionAgain, undoneFirst } from '../../parts/sharing-words.ts';
import { decisionForm } from './decision-form.ts';

const shownRequests = '50';

/** What the head's parts stand on: the data, with the columns of the standard in force. */
export type Shared = { readonly dataset: Dataset; readonly fields: readonly Field[] };

/** Requests for the data, those that wait for the head first, each with its decision to make or to finish; `decided` runs after one was made. Gives how many wait. */
export async function showRequests(shared: Shared, decided: () => Promise<void>): Promise<number> {
  const place = listOf('requests');
  const params = { datasetId: shared.dataset.datasetId };
  const [undone, newest] = await Promise.all([
    call('listRequests', { params, query: { undone: 'true', limit: shownRequests } }),
    call('listRequests', { params, query: { limit: shownRequests } }),
  ]);
  if (!undone.ok) return unreadable(place, undone.problem);
  if (!newest.ok) return unreadable(place, newest.problem);
  const shown = undoneFirst(undone.value.items, newest.value.items);
  const cards = shown.map((request) => card(shared, request, decided));
  const hints = [
    ...(undone.value.next ? ['Masih ada yang menunggu: muncul sesudah yang ini diputuskan.'] : []),
    ...(newest.value.next ? [`Selain yang menunggu, hanya ${shownRequests} permohonan terbaru yang tampak.`] : []),
  ];
  show(
    place,
    ...(cards.length === 0 ? [element('p', {}, 'Belum ada permohonan.')] : [element('ul', { class: 'cards' }, ...cards)]),
    ...hints.map((hint) => element('p', { class: 'hint' }, hint)),
  );
  return undone.value.items.length;
}

function unreadable(place: HTMLElement, problem: Problem): number {
  show(place, notice(problem));
  return 0;
}

/** The place for a list in one of the head's parts. */
export function listOf(id: string): HTMLElement {
  const place = byId(id).querySelector<HTMLElement>('[data-list]');
  if (!place) throw new Error(`no list in #${id}`);
  return place;
}

function card(shared: Shared, request: AccessRequest, decided: () => Promise<void>): HTMLElement {
  const institutionName = namesIn(document.querySelector('#records [name=institution]'));
  const names = namesFor(shared.fields);
  const decision = decidedFacts(request, names);
  return element(
    'li',
    { class: 'card', 'data-request': request.state },
    element('h3', {}, institutionName(request.institution)),
    element('p', { class: 'meta' }, `${timeText(request.requestedAt)} · ${accessRequestStates[request.state].label}`),
    ...(decision.length > 0 ? [element('h4', {}, 'Yang dimohon')] : []),
    factList(askedFacts(request, names)),
    ...(decision.length > 0 ? [element('h4', {}, 'Keputusan'), factList(decision)] : []),
    ...(request.state === 'waiting' ? waitingParts(shared, request, decided) : []),
    ...(request.isUnfinished ? [finishing(request, decided)] : []),
  );
}

function namesFor(fields: readonly Field[]): Names {
  const purpose = namesIn(document.querySelector('#records [name=purpose]'));
  return { purpose, area: namesIn(document.getElementById('districts')), column: columnNames(fields) };
}

function waitingParts({ dataset, fields }: Shared, request: AccessRequest, decided: () => Promise<void>): HTMLElement[] {
  const purpose = { id: request.purpose, name: namesFor(fields).purpose(request.purpose) };
  const outside = outsideText(purpose, dataset.processing?.purposes);
  return [
    ...(outside === undefined ? [] : [element('p', { class: 'notice', 'data-outside': '' }, outside)]),
    decisionForm(request, fields, (body, failed) => send(request, body, failed, decided)),
  ];
}

/** A decision that was interrupted before its grant was made is sent again as it stands. */
function finishing(request: AccessRequest, decided: () => Promise<void>): HTMLElement {
  const failed = element('div', {});
  const finish = () => send(request, decisionAgain(request), failed, decided);
  return element('div', {}, element('p', {}, request.message), button('Selesaikan persetujuan', {}, finish), failed);
}

async function send(request: AccessRequest, body: Body<'decideAccess'>, failed: HTMLElement, decided: () => Promise<void>) {
  const { datasetId, requestId } = request;
  const outcome = await call('decideAccess', { params: { datasetId, requestId }, body });
  if (!outcome.ok) return show(failed, notice(outcome.problem));
  show(byId('decided'), outcome.value.message);
  await decided();
  byId('decided').focus();
}
