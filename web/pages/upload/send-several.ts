import type { Upload } from '../../parts/api-nouns.ts';
import { button, element, show, stackedTable } from '../../parts/elements.ts';
import { deliverFile } from '../../parts/sending/deliver-file.ts';
import type { Delivery } from '../../parts/sending/send-file.ts';
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
  addEventListener('beforeunload', warn);
  let sound = 0;
  for (const [number, line] of lines.entries()) {
    if (stopping.signal.aborted) {
      show(line.place, 'tidak dikirim');
      continue;
    }
    told.textContent = `Mengirim berkas ke-${number + 1} dari ${lines.length}.`;
    if (await sendOne(line.delivery, uploads, line.place)) sound += 1;
  }
  removeEventListener('beforeunload', warn);
  actions.remove();
  told.textContent = outcomeText(sound, lines.length);
}

/** Whether it was taken. */
async function sendOne(delivery: Delivery, uploads: readonly Upload[], place: HTMLElement): Promise<boolean> {
  const delivered = await deliverFile(delivery, uploads, place);
  if (!delivered.ok) {
    show(place, delivered.said);
    return false;
  }
  const upload = await followUpload({ datasetId: delivery.datasetId, uploadId: delivered.uploadId }, place);
  return upload !== undefined && !failed.has(upload.state);
}

function outcomeText(sound: number, all: number): string {
  const details = 'Hasil pemeriksaan tiap berkas ada di daftar “Unggahan” di bawah.';
  if (sound === all) return `Semua ${all} berkas diterima. ${details}`;
  return `${sound} dari ${all} berkas diterima; yang lain tidak, dengan sebabnya di barisnya. ${details}`;
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
