import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Body, NoAnswer, Outcome, Problem } from '../../parts/api-call.ts';
import type { MatchedRow } from '../../parts/api-nouns.ts';
import { putBytes } from '../../parts/sending/put-bytes.ts';
import { mayPass } from '../../parts/sending/send-parts.ts';
import { mostSilences } from '../../parts/silences.ts';
import type { Result } from './result-parts.ts';

export type About = Pick<Body<'startMatchList'>, 'purpose' | 'caseNumber' | 'reason'>;
/** The result; or that the list was refused, or failed, in words. */
export type Settled = { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly text: string };
type Course = { readonly tell: (text: string, sent?: number) => void; readonly signal: AbortSignal };

/** Sends a list as a file, waits until it is settled, and fetches its result page by page. */
export async function sendList(about: About, file: File, course: Course): Promise<Outcome<Settled>> {
  const started = await call('startMatchList', { body: { ...about, fileName: file.name, size: file.size } });
  if (!started.ok) return started;
  const { listId, put } = started.value;
  if (!put) return { ok: false, problem: lost };
  const tell = (sent: number) => course.tell(`Mengirim daftar: ${Math.floor((sent / file.size) * 100)} %`, sent);
  const status = await putBytes(put.url, put.headers, file, tell, course.signal);
  // 412: it is there already, from a try whose answer was lost.
  if (status !== 200 && status !== 412) return { ok: false, problem: lost };
  return follow(listId, course);
}

async function follow(listId: string, { tell, signal }: Course): Promise<Outcome<Settled>> {
  for (let silences = 0; ; ) {
    const found = await call('getMatchList', { params: { listId } });
    if (!found.ok) {
      silences += 1;
      if (!mayPass(found.problem.status) || silences >= mostSilences) return found;
    } else {
      const { state, message } = found.value;
      silences = 0;
      if (state === 'done') return fetchPages(listId, tell);
      if (state !== 'waiting' && state !== 'reading') return { ...found, value: { ok: false, text: message } };
      tell(message);
    }
    await wait(againMilliseconds);
    if (signal.aborted) return { ok: false, problem: stopped };
  }
}

async function fetchPages(listId: string, tell: Course['tell']): Promise<Outcome<Settled>> {
  const items: MatchedRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await call('getMatchList', { params: { listId }, query: cursor === undefined ? {} : { cursor } });
    if (!page.ok) return page;
    const { asOf = '', caution = '', rows = 0, items: some = [], next } = page.value;
    items.push(...some);
    tell(`Mengambil hasil: ${numberText(items.length)} dari ${numberText(rows)} baris.`);
    if (next === undefined) return { ...page, value: { ok: true, result: { items, asOf, caution } } };
    cursor = next;
  }
}

const againMilliseconds = 2_000;

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const lost: NoAnswer = {
  ...{ status: 0, title: 'Daftar tidak sampai', code: 'offline' },
  detail: 'Daftar tidak sampai. Periksa sambungan, lalu kirim lagi.',
};
const stopped: Problem = {
  ...{ status: 0, title: 'Dihentikan', code: 'offline' },
  detail: 'Anda berhenti menunggu. Daftar yang sudah terkirim tetap dipadankan, lalu dihapus.',
};
