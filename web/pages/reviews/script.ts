import '../../parts/frame.ts';
import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { traitsOf } from '../../../functions/model/access-level.ts';
import { account, opdName } from '../../parts/account.ts';
import { answeredParts } from '../../parts/answered.ts';
import { answeredColumns } from '../../parts/answered-columns.ts';
import { call } from '../../parts/api.ts';
import type { Me, Standard, UploadPath, Waiting } from '../../parts/api-nouns.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { isSteward } from '../../parts/may.ts';
import { newerText } from '../../parts/newer-delivery.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { reportParts } from '../../parts/report.ts';
import { standardOf, standardParts } from '../../parts/standard-table.ts';
import { withTitles } from '../../parts/standard-words.ts';
import { besideText, moreAfterText } from '../../parts/words.ts';
import { derivedText } from './derived-words.ts';
import { queueWords } from './queue-words.ts';
import { oldestFirst } from './review-order.ts';
import { sampleParts } from './sample-parts.ts';
import { secondLooksPart } from './second-looks.ts';
import { supervisorChoice } from './supervisor-choice.ts';

/** A fold would hide less than it is high. */
const unfoldedRows = 5;
const place = byId('reviews');
const me = await account();
if (!me) show(place, askToSignIn('untuk memeriksa'));
else if (!me.ok) show(place, notice(me.problem));
else {
  await showReviews(me.value);
  await showSecondLooks(me.value);
}

/** What the pembina data has, or sent back. */
async function showSecondLooks(who: Me): Promise<void> {
  const done = async (words: string) => {
    await showSecondLooks(who);
    show(byId('outcome'), words);
    byId('outcome').focus();
  };
  show(byId('second-looks'), ...(await secondLooksPart(who, done)));
}

async function showReviews(who: Me): Promise<void> {
  const waiting = await call('listReviews');
  if (!waiting.ok) return show(place, notice(waiting.problem));
  const { items, next } = waiting.value;
  if (items.length === 0)
    return show(place, element('p', {}, isSteward(who) ? queueWords.none : 'Tidak ada yang menunggu, atau bukan untuk akun Anda.'));
  const cards = await Promise.all(oldestFirst(items).map((upload) => card(upload, items, who)));
  const order = element('p', { class: 'hint' }, 'Yang paling lama menunggu lebih dahulu.');
  const more = next ? [element('p', {}, moreAfterText)] : [];
  show(place, ...(items.length > 1 ? [order] : []), element('ul', { class: 'cards' }, ...cards), ...more);
}

async function card(upload: Waiting, all: readonly Waiting[], who: Me): Promise<HTMLElement> {
  const { datasetId, title, access, priority } = upload;
  const params = { datasetId };
  const newer = newerText(upload, all);
  const found = namesColumns(upload) ? await call('getStandard', { params }) : undefined;
  const standard = found?.ok ? found.value : undefined;
  const answered = await answeredOf(upload, standard);
  const fields = standard ? standardOf(standard, upload.standardVersion).fields : [];
  return element(
    'li',
    { class: 'card', 'data-dataset': datasetId },
    element('h2', {}, element('a', { href: `/kerja/dataset/${datasetId}` }, title)),
    element(
      'p',
      { class: 'meta' },
      element('span', { class: `level level-${access}` }, traitsOf({ access }).label),
      ` ${besideText([await opdName(upload.opdId), ...(priority ? ['data prioritas'] : [])])}`,
    ),
    element('p', { class: 'meta' }, aboutText(upload)),
    ...(newer === undefined ? [] : [element('p', { class: 'notice' }, newer)]),
    ...derivedParts(upload),
    element('p', {}, 'Mengapa menunggu walidata (saat berkas selesai diperiksa mesin):'),
    element('ul', {}, ...(upload.reviewReasons ?? []).map((reason) => element('li', {}, withTitles(reason, fields)))),
    ...answered,
    ...(isSteward(who) ? [samplePart(upload)] : []),
    folded(queueWords.report, async () => {
      const [report, standard] = await Promise.all([call('getReport', { params: pathOf(upload) }), call('getStandard', { params })]);
      const { fields, periodField } = standard.ok ? standardOf(standard.value, upload.standardVersion) : {};
      if (!report.ok) return [notice(report.problem)];
      // The owner's own people would get the cells as well: those stand on the dataset's page.
      const { reading: _cells, ...told } = report.value;
      return reportParts(told, { fields: fields ?? [], periodField, leftOut: upload.leftOut });
    }),
    folded('Standar data', async () => {
      const standard = await call('getStandard', { params });
      return standard.ok ? standardParts(standard.value, upload.standardVersion) : [notice(standard.problem)];
    }),
    ...(isSteward(who) ? decisionParts(upload, who) : []),
  );
}

/** Unfolded where there is little to see. A look at cells is recorded, so that of more the steward asks for it. */
function samplePart(upload: Waiting): HTMLElement {
  const part = folded('Contoh isi', async () => {
    const { datasetId } = upload;
    const [sample, standard] = await Promise.all([
      call('getSample', { params: pathOf(upload) }),
      call('getStandard', { params: { datasetId } }),
    ]);
    const { fields, periodField } = standard.ok ? standardOf(standard.value, upload.standardVersion) : {};
    return sample.ok ? sampleParts(sample.value, { fields: fields ?? [], periodField }) : [notice(sample.problem)];
  });
  part.toggleAttribute('open', (upload.counts?.rows ?? 0) <= unfoldedRows);
  return part;
}

function pathOf({ datasetId, uploadId }: Waiting): UploadPath {
  return { datasetId, uploadId };
}

function aboutText({ fileName, period, counts, at }: Waiting): string {
  const rows = `${numberText(counts?.rows)} baris`;
  return besideText([fileName, ...(period ? [`periode ${period}`] : []), rows, `dikirim ${timeText(at.waiting)}`]);
}

/** The titles of columns are worth a request only where there are columns to name. */
function namesColumns({ answers = [], reviewReasons = [] }: Waiting): boolean {
  return answers.length > 0 || reviewReasons.some((reason) => reason.includes('_'));
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
  const supervisor = supervisorChoice(upload);
  const decide = async (decision: 'approve' | 'return') => {
    const written = reasons.value.trim();
    if (decision === 'return' && !written) {
      reasons.focus();
      return show(problem, element('p', { role: 'alert', class: 'notice' }, 'Tulis dahulu apa yang harus diperbaiki OPD.'));
    }
    const body = { decision, reasons: written ? [written] : [], ...(decision === 'approve' ? supervisor.chosen() : {}) };
    const outcome = await call('reviewUpload', { params: pathOf(upload), body });
    if (!outcome.ok) return show(problem, notice(outcome.problem));
    const told = decision === 'approve' ? outcome.value.message : await returnedText(upload);
    // The queue first: who reads the outcome goes on to the next card, and must not lose there what is typed.
    await showReviews(who);
    if (upload.priority) await showSecondLooks(who);
    show(byId('outcome'), `${upload.title}: ${told}`);
    byId('outcome').focus();
  };
  return [
    element('label', {}, queueWords.reasons, reasons),
    ...supervisor.fields,
    element(
      'p',
      { class: 'actions' },
      button('Setujui dan terbitkan', {}, () => decide('approve')),
      button('Kembalikan ke OPD', { class: 'quiet' }, () => decide('return')),
    ),
    problem,
  ];
}

/** To the steward: the upload's own message tells the clerk what to do. */
async function returnedText({ opdId }: Waiting): Promise<string> {
  return `dikembalikan ke ${await opdName(opdId)} dengan alasan Anda. Kiriman perbaikannya akan muncul lagi di sini.`;
}

/** Which column an answer is about, the file's own report tells: without it no column is named. */
async function answeredOf(upload: Waiting, standard: Standard | undefined): Promise<HTMLElement[]> {
  if ((upload.answers ?? []).length === 0) return [];
  const report = await call('getReport', { params: pathOf(upload) });
  const columnOf = report.ok ? answeredColumns({ ...upload, dialect: report.value.dialect }, standard) : () => ({});
  return answeredParts(upload, columnOf);
}
