import { call, type Dataset, type Page, type Upload } from './api.ts';
import { byId, element, numberText, show, stateText, table, timeText } from './elements.ts';
import { showReport } from './report.ts';
import { sendFile } from './send-file.ts';

type Started = { readonly uploadId: string; readonly put: { readonly url: string; readonly headers: Readonly<Record<string, string>> } };

const datasetId = document.body.dataset.dataset ?? '';
const path = `/v1/datasets/${datasetId}`;
const pollMilliseconds = 700;
const moving = new Set(['waiting', 'received', 'checking', 'accepted']);
const state = byId('state');

const dataset = await call<Dataset>('GET', path);
if (!dataset.ok)
  show(
    state,
    element('p', { role: 'alert' }, dataset.problem.detail, ' ', element('a', { href: `/masuk?kembali=${location.pathname}` }, 'Masuk')),
  );
else {
  show(byId('title'), `Unggah: ${dataset.value.title}`);
  byId('upload').hidden = false;
  byId('upload').addEventListener('submit', submit);
  await showHistory();
}

async function submit(event: Event): Promise<void> {
  event.preventDefault();
  const input = byId('file');
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
  if (!file) return;
  show(byId('report'));
  const period = byId('period');
  const asked = period instanceof HTMLInputElement && period.value.trim() ? { period: period.value.trim() } : {};
  const started = await call<Started>('POST', `${path}/uploads`, { fileName: file.name, size: file.size, ...asked });
  if (!started.ok) return show(state, element('p', { role: 'alert', class: 'notice' }, started.problem.detail));
  const sent = await sendFile(file, started.value.put, (done) =>
    show(state, element('p', {}, `Mengirim ${file.name}: ${Math.floor(done * 100)} %`)),
  );
  if (!sent)
    return show(state, element('p', { role: 'alert', class: 'notice' }, 'Berkas tidak sampai. Periksa sambungan, lalu unggah lagi.'));
  await follow(started.value.uploadId);
}

/** Asks until nothing more happens by itself. */
async function follow(uploadId: string): Promise<void> {
  const upload = await call<Upload>('GET', `${path}/uploads/${uploadId}`);
  if (!upload.ok) return show(state, element('p', { role: 'alert' }, upload.problem.detail));
  const { value } = upload;
  show(
    state,
    element(
      'p',
      { class: `state state-${value.state}` },
      element('strong', {}, stateText[value.state] ?? value.state),
      ` ${value.message}`,
    ),
  );
  if (moving.has(value.state)) {
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
    return follow(uploadId);
  }
  await showReport(`${path}/uploads/${uploadId}/report`);
  await showHistory();
}

async function showHistory(): Promise<void> {
  const uploads = await call<Page<Upload>>('GET', `${path}/uploads`);
  if (!uploads.ok || uploads.value.items.length === 0) return;
  const rows = uploads.value.items.map((upload) => {
    const open = element('button', { type: 'button', class: 'quiet' }, 'Hasil');
    open.addEventListener('click', () => showReport(`${path}/uploads/${upload.uploadId}/report`));
    return [
      timeText(upload.at.waiting),
      upload.fileName,
      stateText[upload.state] ?? upload.state,
      numberText(upload.counts?.rows),
      upload.message,
      open,
    ];
  });
  show(byId('history'), element('h2', {}, 'Unggahan'), table('Unggahan', ['Mulai', 'Berkas', 'Keadaan', 'Baris', 'Keterangan', ''], rows));
}
