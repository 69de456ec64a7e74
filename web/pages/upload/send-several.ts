import type { Upload } from '../../parts/api-nouns.ts';
import { button, element, show, stackedTable } from '../../parts/elements.ts';
import { deliverFile } from '../../parts/sending/deliver-file.ts';
import type { Delivery } from '../../parts/sending/send-file.ts';
import { type Following, warnOfLeaving } from '../../parts/sending/sending.ts';
import { followUpload } from './follow-upload.ts';

/** States in which a file has to be looked at again. */
const failed: ReadonlySet<string> = new Set(['rejected', 'failed', 'cancelled']);

/** Sends files one after the other, the next once the one before is checked; each has its line in `place`, which says how far it is and what became of it. */
export async function sendSeveral(deliveries: readonly Delivery[], uploads: readonly Upload[], place: HTMLElement): Promise<void> {
  const stopping = new AbortController();
  const lines = deliveries.map((delivery) => ({ delivery, place: element('div', {}, 'menunggu giliran') }));
  const told = element('p', { role: 'status' });
  const stop = button('Jangan kirim sisanya', { class: 'quiet' }, async () => stopping.abort());
  const rows = lines.map((line) => [line.delivery.file.name, line.delivery.asked.period ?? '–', line.place]);
  const table = stackedTable('Berkas yang dikirim', ['Berkas', 'Periode', 'Keadaan'], rows);
  const actions = element('p', { class: 'actions' }, stop);
  show(place, told, actions, table);
  const warning = warnOfLeaving();
  const states: Outcome[] = [];
  for (const [number, line] of lines.entries()) {
    if (stopping.signal.aborted) {
      show(line.place, 'tidak dikirim');
      continue;
    }
    told.textContent = `Mengirim berkas ke-${number + 1} dari ${lines.length}.`;
    const following = number + 1 < lines.length ? 'files' : 'nothing';
    states.push(await sendOne(line.delivery, uploads, line.place, following));
  }
  warning.end();
  actions.remove();
  told.textContent = outcomeText(states, lines.length);
}

/** What became of a file: taken, taken but for a question to the clerk, or not. */
type Outcome = 'accepted' | 'asked' | 'failed';

async function sendOne(delivery: Delivery, uploads: readonly Upload[], place: HTMLElement, following: Following): Promise<Outcome> {
  const delivered = await deliverFile(delivery, uploads, place, following);
  if (!delivered.ok) {
    show(place, delivered.said);
    return 'failed';
  }
  const upload = await followUpload({ datasetId: delivery.datasetId, uploadId: delivered.uploadId }, place);
  if (upload === undefined || failed.has(upload.state)) return 'failed';
  return upload.state === 'asking' ? 'asked' : 'accepted';
}

function outcomeText(outcomes: readonly Outcome[], all: number): string {
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const [accepted, asked] = [count('accepted'), count('asked')];
  const details = 'Hasil pemeriksaan tiap berkas ada di daftar “Unggahan” di bawah.';
  const asks = asked === 0 ? '' : ` ${asked} menunggu jawaban Anda.`;
  if (accepted + asked === all) return `${asked === 0 ? `Semua ${all}` : `${accepted}`} berkas diterima.${asks} ${details}`;
  return `${accepted} dari ${all} berkas diterima.${asks} Yang lain tidak, dengan sebabnya di barisnya. ${details}`;
}
