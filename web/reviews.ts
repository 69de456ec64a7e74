import { call, type Page, type Upload } from './api.ts';
import { byId, element, numberText, show, timeText } from './elements.ts';

const place = byId('reviews');
await showReviews();

async function showReviews(): Promise<void> {
  const waiting = await call<Page<Upload>>('GET', '/v1/reviews');
  if (!waiting.ok)
    return show(
      place,
      element('p', { role: 'alert' }, waiting.problem.detail, ' ', element('a', { href: '/masuk?kembali=/kerja/pemeriksaan' }, 'Masuk')),
    );
  if (waiting.value.items.length === 0) return show(place, element('p', {}, 'Tidak ada yang menunggu.'));
  show(place, element('ul', { class: 'cards' }, ...waiting.value.items.map(card)));
}

function card(upload: Upload): HTMLElement {
  const problem = element('p', { role: 'alert' });
  const reasons = element('textarea', { 'aria-label': 'Alasan', placeholder: 'Alasan (wajib bila dikembalikan)' });
  const decide = async (decision: 'approve' | 'return') => {
    const written = reasons.value.trim();
    const path = `/v1/datasets/${upload.datasetId}/uploads/${upload.uploadId}/review`;
    const outcome = await call<Upload>('POST', path, { decision, reasons: written ? [written] : [] });
    if (outcome.ok) await showReviews();
    else show(problem, outcome.problem.detail);
  };
  const approve = element('button', { type: 'button' }, 'Setujui dan terbitkan');
  approve.addEventListener('click', () => decide('approve'));
  const giveBack = element('button', { type: 'button', class: 'quiet' }, 'Kembalikan');
  giveBack.addEventListener('click', () => decide('return'));
  return element(
    'li',
    { class: 'card' },
    element('h3', {}, element('a', { href: `/kerja/dataset/${upload.datasetId}` }, upload.datasetId)),
    element('p', { class: 'meta' }, `${upload.fileName} · ${numberText(upload.counts?.rows)} baris · ${timeText(upload.at.waiting)}`),
    element('ul', {}, ...(upload.reviewReasons ?? []).map((reason) => element('li', {}, reason))),
    reasons,
    element('p', { class: 'actions' }, approve, giveBack),
    problem,
  );
}
