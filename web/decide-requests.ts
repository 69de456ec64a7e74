import type { Field, Page, Problem, Standard } from './answers.ts';
import { call } from './api.ts';
import { columnChoice } from './ask-access.ts';
import { button, byId, element, show } from './elements.ts';
import { factList } from './grounds.ts';
import { namesIn } from './names.ts';
import { notice } from './notice.ts';
import type { AccessRequest } from './sharing-answers.ts';
import { decisionAgain, givenFields, hasArea, undoneFirst } from './sharing-words.ts';
import { endText, timeText } from './words.ts';

const shownRequests = 50;
const mostCharacters = '1000';
const stateTexts = { waiting: 'menunggu keputusan Anda', granted: 'disetujui', refused: 'ditolak', withdrawn: 'ditarik pemohon' } as const;

/** Requests for the data, those that wait for the head first, each with its decision to make or to finish; `decided` runs after one was made. Gives how many wait. */
export async function showRequests(path: string, decided: () => Promise<void>): Promise<number> {
  const place = listOf('requests');
  const [undone, newest, standard] = await Promise.all([
    call<Page<AccessRequest>>('GET', `${path}/access-requests?undone=true&limit=${shownRequests}`),
    call<Page<AccessRequest>>('GET', `${path}/access-requests?limit=${shownRequests}`),
    call<Standard>('GET', `${path}/standard`),
  ]);
  if (!undone.ok) return unreadable(place, undone.problem);
  if (!newest.ok) return unreadable(place, newest.problem);
  const fields = standard.ok ? standard.value.fields : [];
  const shown = undoneFirst(undone.value.items, newest.value.items);
  const cards = shown.map((request) => card(path, request, fields, decided));
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

function card(path: string, request: AccessRequest, fields: readonly Field[], decided: () => Promise<void>): HTMLElement {
  const waits = request.state === 'waiting';
  const institutionName = namesIn(document.querySelector('#records [name=institution]'));
  return element(
    'li',
    { class: 'card', 'data-request': request.state },
    element('h3', {}, institutionName(request.institution)),
    element('p', { class: 'meta' }, `${timeText(request.requestedAt)} · ${stateTexts[request.state]}`),
    factList(askedFacts(request)),
    ...(request.decision?.reasons ?? []).map((reason) => element('p', {}, `Alasan: ${reason}`)),
    ...(waits ? [decisionForm(path, request, fields, decided)] : []),
    ...(request.isUnfinished ? [finishing(path, request, decided)] : []),
  );
}

/** A decision that was interrupted before its grant was made is sent again as it stands. */
function finishing(path: string, request: AccessRequest, decided: () => Promise<void>): HTMLElement {
  const failed = element('div', {});
  const finish = () => send(path, request, decisionAgain(request), failed, decided);
  return element('div', {}, element('p', {}, request.message), button('Selesaikan persetujuan', {}, finish), failed);
}

async function send(path: string, { requestId }: AccessRequest, body: object, failed: HTMLElement, decided: () => Promise<void>) {
  const outcome = await call<AccessRequest>('POST', `${path}/access-requests/${requestId}/decision`, body);
  if (!outcome.ok) return show(failed, notice(outcome.problem));
  show(byId('decided'), outcome.value.message);
  await decided();
  byId('decided').focus();
}

function askedFacts(request: AccessRequest): (readonly [string, string])[] {
  const purposeName = namesIn(document.querySelector('#records [name=purpose]'));
  const areaName = namesIn(document.getElementById('districts'));
  return [
    ['Pemohon', request.requestedBy.name],
    ['Tujuan', purposeName(request.purpose)],
    ['Dasar hukum', request.legalBasis],
    ['Sampai', endText(request.until)],
    ['Kolom', request.columns?.join(', ') ?? 'semua'],
    ['Wilayah', request.area === undefined ? 'seluruh kota' : areaName(request.area)],
    ['Petugas', request.officers?.join(', ') ?? 'semua pegawai instansi'],
  ];
}

/** May only narrow what was asked. Without an end, access is renewed every 30 days. */
function decisionForm(path: string, request: AccessRequest, fields: readonly Field[], decided: () => Promise<void>): HTMLElement {
  const failed = element('div', {});
  const until = element('input', { type: 'date', max: request.until.slice(0, 'yyyy-mm-dd'.length) });
  const columns = givenFields(fields, request.columns ? { columns: request.columns } : {}).map((field) =>
    columnChoice(field, 'without', false),
  );
  const area = areaChoice();
  const reasons = element('textarea', { maxlength: mostCharacters });
  const decide = async (decision: 'grant' | 'refuse') => {
    const reason = reasons.value.trim();
    if (decision === 'refuse' && !reason) {
      reasons.focus();
      return show(failed, element('p', { role: 'alert', class: 'notice' }, 'Tulis dahulu mengapa permohonan ini ditolak.'));
    }
    const narrowed = decision === 'grant' ? { ...ifGiven('until', until.value), ...ifGiven('area', area.value), ...ticked(columns) } : {};
    const body = { decision, reasons: reason ? [reason] : [], ...narrowed };
    await send(path, request, body, failed, decided);
  };
  const canNarrowArea = hasArea(fields) && request.area === undefined;
  return element(
    'div',
    {},
    element('label', {}, 'Sampai (kosong: berkala, diperpanjang tiap 30 hari)', until),
    folded('Tinggalkan kolom', element('div', { class: 'choices' }, ...columns)),
    ...(canNarrowArea ? [element('label', {}, 'Batasi wilayah', area)] : []),
    element('label', {}, 'Alasan (wajib bila ditolak)', reasons),
    element(
      'p',
      { class: 'actions' },
      button('Setujui', {}, () => decide('grant')),
      button('Tolak', { class: 'quiet' }, () => decide('refuse')),
    ),
    failed,
  );
}

function folded(title: string, inside: HTMLElement): HTMLElement {
  return element(
    'details',
    { class: 'part' },
    element('summary', {}, title),
    element('p', { class: 'hint' }, 'Yang dicentang tidak diberikan.'),
    inside,
  );
}

function areaChoice(): HTMLSelectElement {
  const choices = byId('districts').querySelectorAll('option');
  return element('select', {}, ...[...choices].map((option) => option.cloneNode(true)));
}

function ticked(columns: readonly HTMLElement[]): { readonly withoutColumns?: readonly string[] } {
  const names = columns.flatMap((choice) => {
    const box = choice.querySelector('input');
    return box?.checked ? [box.value] : [];
  });
  return names.length > 0 ? { withoutColumns: names } : {};
}

function ifGiven(name: string, value: string): Readonly<Record<string, string>> {
  return value === '' ? {} : { [name]: value };
}
