import { account, opdName } from './account.ts';
import { answeredParts } from './answered.ts';
import type { Me, Page, Report, Standard, Upload, Waiting } from './answers.ts';
import { call } from './api.ts';
import { derivedText } from './derived-words.ts';
import { button, byId, element, show } from './elements.ts';
import { isSteward } from './may.ts';
import { askToSignIn, notice } from './notice.ts';
import { reportParts } from './report.ts';
import { standardOf, standardParts } from './standard-table.ts';
import { accessText, numberText, timeText } from './words.ts';

const place = byId('reviews');
const me = await account();
if (!me) show(place, askToSignIn('untuk memeriksa'));
else if (!me.ok) show(place, notice(me.problem));
else await showReviews(me.value);

async function showReviews(who: Me): Promise<void> {
  const waiting = await call<Page<Waiting>>('GET', '/v1/reviews');
  if (!waiting.ok) return show(place, notice(waiting.problem));
  const { items, next } = waiting.value;
  if (items.length === 0)
    return show(
      place,
      element('p', {}, isSteward(who) ? 'Tidak ada yang menunggu.' : 'Tidak ada yang menunggu, atau bukan untuk akun Anda.'),
    );
  const cards = await Promise.all(items.map((upload) => card(upload, who)));
  const more = next ? [element('p', {}, 'Masih ada yang lain: muncul sesudah yang ini diputuskan.')] : [];
  show(place, element('ul', { class: 'cards' }, ...cards), ...more);
}

async function card(upload: Waiting, who: Me): Promise<HTMLElement> {
  const { datasetId, title, fileName, counts, at, access, priority, period } = upload;
  const about = [fileName, period && `periode ${period}`, `${numberText(counts?.rows)} baris`, `dikirim ${timeText(at.waiting)}`].filter(
    Boolean,
  );
  return element(
    'li',
    { class: 'card', 'data-dataset': datasetId },
    element('h2', {}, element('a', { href: `/kerja/dataset/${datasetId}` }, title)),
    element(
      'p',
      { class: 'meta' },
      element('span', { class: `level level-${access}` }, accessText[access]),
      ` ${await opdName(upload.opdId)}${priority ? ' · data prioritas' : ''}`,
    ),
    element('p', { class: 'meta' }, about.join(' · ')),
    ...derivedParts(upload),
    element('p', {}, 'Mengapa menunggu walidata (saat berkas selesai diperiksa mesin):'),
    element('ul', {}, ...(upload.reviewReasons ?? []).map((reason) => element('li', {}, reason))),
    ...answeredParts(upload),
    folded('Hasil validasi (tanpa isi sel)', async () => {
      const [report, standard] = await Promise.all([
        call<Report>('GET', `/v1/datasets/${datasetId}/uploads/${upload.uploadId}/report`),
        call<Standard>('GET', `/v1/datasets/${datasetId}/standard`),
      ]);
      const fields = standard.ok ? standardOf(standard.value, upload.standardVersion).fields : [];
      return report.ok ? reportParts(report.value, { fields, leftOut: upload.leftOut }) : [notice(report.problem)];
    }),
    folded('Standar data', async () => {
      const standard = await call<Standard>('GET', `/v1/datasets/${datasetId}/standard`);
      return standard.ok ? standardParts(standard.value, upload.standardVersion) : [notice(standard.problem)];
    }),
    ...(isSteward(who) ? decisionParts(upload, who) : []),
  );
}

function derivedParts(upload: Waiting): HTMLElement[] {
  const text = derivedText(upload);
  return text === undefined ? [] : [element('p', { class: 'notice' }, text)];
}

/** Loads what is inside when it is first opened. */
function folded(title: string, load: () => Promise<HTMLElement[]>): HTMLElement {
  const inside = element('div', { 'aria-live': 'polite' }, element('p', {}, 'Memuat…'));
  const made = element('details', { class: 'part' }, element('summary', {}, title), inside);
  made.addEventListener('toggle', async () => show(inside, ...(await load())), { once: true });
  return made;
}

function decisionParts(upload: Waiting, who: Me): HTMLElement[] {
  const problem = element('div', {});
  const reasons = element('textarea', { maxlength: '1000' });
  const decide = async (decision: 'approve' | 'return') => {
    const written = reasons.value.trim();
    if (decision === 'return' && !written) {
      reasons.focus();
      return show(problem, element('p', { role: 'alert', class: 'notice' }, 'Tulis dahulu apa yang harus diperbaiki OPD.'));
    }
    const path = `/v1/datasets/${upload.datasetId}/uploads/${upload.uploadId}/review`;
    const outcome = await call<Upload>('POST', path, { decision, reasons: written ? [written] : [] });
    if (!outcome.ok) return show(problem, notice(outcome.problem));
    show(byId('outcome'), `${upload.title}: ${outcome.value.message}`);
    byId('outcome').focus();
    await showReviews(who);
  };
  return [
    element('label', {}, 'Alasan (wajib bila dikembalikan)', reasons),
    element(
      'p',
      { class: 'actions' },
      button('Setujui dan terbitkan', {}, () => decide('approve')),
      button('Kembalikan ke OPD', { class: 'quiet' }, () => decide('return')),
    ),
    problem,
  ];
}
