import '../../parts/frame.ts';
import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { account } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Problem } from '../../parts/api-call.ts';
import type { MatchedRow, Me } from '../../parts/api-nouns.ts';
import { alert, button, byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { isProfileReader } from '../../parts/may.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { followPurpose, forReadersText } from '../../parts/persons/choose-purpose.ts';
import { unboundOfficer } from '../../parts/persons/unbound-officer.ts';
import { fileText } from './list-file.ts';
import { type ListRow, type ReadList, readList } from './read-list.ts';
import { type Result, resultParts } from './result-parts.ts';
import { type About, sendList } from './send-list.ts';
import { inWholeList, withDoubles } from './whole-list.ts';

type Run = { readonly about: About; readonly list: readonly ListRow[]; items: MatchedRow[]; isStopped: boolean };

const state = byId('state');
const progress = byId('progress');
const answer = byId('answer');
const me = await account();
if (!me) show(state, askToSignIn('untuk memadankan daftar'));
else if (!me.ok) show(state, notice(me.problem));
else if (!isProfileReader(me.value)) show(state, element('p', {}, forReadersText));
else open(me.value);

function open(who: Me): void {
  const form = formOf('matching');
  followPurpose(form);
  onSubmit(form, async () => {
    show(progress);
    show(answer);
    const about = { purpose: textOf(form, 'purpose'), caseNumber: textOf(form, 'caseNumber'), reason: textOf(form, 'reason') };
    const read = await listOf(form);
    if ('file' in read) return send(about, read.file);
    if (!read.ok) return show(progress, alert(read.text));
    await goOn({ about, list: read.rows, items: [], isStopped: false });
  });
  addEventListener('pagehide', () => {
    form.reset();
    show(answer);
  });
  show(state, ...unboundOfficer(who));
  form.hidden = false;
}

/** What is pasted, or a short file of text, is read here; what is longer goes to the service whole, where who stands twice is found over all of it. */
async function listOf(form: HTMLFormElement): Promise<ReadList | { readonly file: File }> {
  const file = new FormData(form).get('file');
  if (!(file instanceof File) || file.size === 0) return readList(textOf(form, 'list'));
  const read = fileText(new Uint8Array(await file.arrayBuffer()));
  if (read.is === 'file') return { file };
  const list = readList(read.text);
  return list.ok && list.rows.length > limits.maxMatchedRows ? { file } : list;
}

/** The list as it is: its cells stay on the officer's machine and in the service, and rows are told by their numbers in the file. */
async function send(about: About, file: File): Promise<void> {
  const stopping = new AbortController();
  const bar = element('progress', { max: String(file.size), 'aria-label': 'Daftar yang sudah terkirim' });
  const told = element('p', { role: 'status' }, 'Mengirim daftar…');
  const stop = button('Berhenti menunggu', { class: 'quiet' }, async () => stopping.abort());
  show(progress, element('div', { class: 'sending' }, told, bar, stop));
  const tell = (text: string, sent?: number) => {
    show(told, text);
    if (sent === undefined) bar.removeAttribute('value');
    else bar.value = sent;
  };
  const found = await sendList(about, file, { tell, signal: stopping.signal });
  if (!found.ok) return show(progress, notice(found.problem));
  if (!found.value.ok) return show(progress, alert(found.value.text));
  const { result } = found.value;
  show(progress, element('p', { role: 'status' }, `Selesai: ${numberText(result.items.length)} baris dipadankan.`));
  show(answer, ...resultParts(result, []));
  answer.focus();
}

/** Piece after piece, from where it stood: what has been answered has its receipts, and is not asked for twice. */
async function goOn(run: Run): Promise<void> {
  const { about, list } = run;
  const bar = element('progress', { max: String(list.length), 'aria-label': 'Baris yang sudah dipadankan' });
  const told = element('p', { role: 'status' });
  const stop = button('Hentikan', { class: 'quiet' }, async () => {
    run.isStopped = true;
  });
  run.isStopped = false;
  show(progress, element('div', { class: 'sending' }, told, bar, stop));
  let last: Omit<Result, 'items'> | undefined;
  while (run.items.length < list.length && !run.isStopped) {
    const before = run.items.length;
    bar.value = before;
    show(told, `Memadankan… ${numberText(before)} dari ${numberText(list.length)} baris.`);
    const found = await call('matchPersons', { body: { ...about, rows: list.slice(before, before + limits.maxMatchedRows) } });
    if (!found.ok) return tellRefused(run, before, found.problem);
    run.items.push(...inWholeList(found.value.items, before));
    last = found.value;
    show(answer, ...resultParts({ ...last, items: withDoubles(run.items, list) }, list));
  }
  if (run.items.length < list.length) return show(progress, element('p', { role: 'status' }, doneText(run)), goOnButton(run));
  show(progress, element('p', { role: 'status' }, doneText(run)));
  answer.focus();
}

function tellRefused(run: Run, before: number, problem: Problem): void {
  const { list } = run;
  const isWhole = list.length <= limits.maxMatchedRows;
  const upTo = Math.min(before + limits.maxMatchedRows, list.length);
  const where = `Berhenti pada baris ${numberText(before + 1)}–${numberText(upTo)}; nomor baris di bawah dihitung dari awal bagian itu.`;
  show(progress, ...(isWhole ? [] : [element('p', {}, where)]), notice(problem), ...(before > 0 ? [goOnButton(run)] : []));
}

function doneText({ items, list }: Run): string {
  return items.length === list.length
    ? `Selesai: ${numberText(list.length)} baris dipadankan.`
    : `Dihentikan: ${numberText(items.length)} dari ${numberText(list.length)} baris dipadankan.`;
}

function goOnButton(run: Run): HTMLElement {
  return element(
    'p',
    { class: 'actions' },
    button(`Lanjutkan dari baris ${numberText(run.items.length + 1)}`, {}, () => goOn(run)),
  );
}
