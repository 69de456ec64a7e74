import { limits } from '../../../functions/limits.ts';
import { dayText, timeText } from '../../../functions/messages/date.ts';
import { sentenceCase } from '../../../functions/messages/report-words.ts';
import { standingOfLook, supervisorText, waitsForSupervisor } from '../../../functions/model/second-look-words.ts';
import { opdName } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Me, SecondLook } from '../../parts/api-nouns.ts';
import { button, element, show } from '../../parts/elements.ts';
import { isSteward, isSupervisor } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { reportParts } from '../../parts/report.ts';
import { besideText } from '../../parts/words.ts';
import { queueWords } from './queue-words.ts';

type Done = (words: string) => Promise<void>;

/** Priority data with the pembina data: what waits for them, and what they returned to the steward. */
export async function secondLooksPart(who: Me, done: Done): Promise<HTMLElement[]> {
  if (!isSteward(who) && !isSupervisor(who)) return [];
  const found = await call('listSecondLooks');
  const heading = element('h2', {}, 'Data prioritas pada pembina data');
  if (!found.ok) return [heading, notice(found.problem)];
  const { items } = found.value;
  if (items.length === 0) return [heading, element('p', {}, queueWords.none)];
  const cards = await Promise.all(items.map((look) => card(look, who, done)));
  return [heading, element('p', { class: 'hint' }, hint), element('ul', { class: 'cards' }, ...cards)];
}

const hint =
  'Datanya sudah terbit sejak disetujui walidata. Yang lewat waktu tetap menunggu: tidak pernah dianggap disetujui. Data tertutup tidak dikirim kepada pembina data.';

async function card(look: SecondLook, who: Me, done: Done): Promise<HTMLElement> {
  const { title, datasetId, opdId, field, sentAt, until, reasons = [], settledText, state } = look;
  const about = [await opdName(opdId), supervisorText[field], `dikirim ${timeText(sentAt)}`, `paling lambat ${lastDayText(until)}`];
  return element(
    'li',
    { class: 'card', 'data-second-look': datasetId },
    element('h3', {}, element('a', { href: `/dataset/${datasetId}` }, title)),
    element('p', { class: 'meta' }, besideText(about)),
    element('p', {}, `${sentenceCase(standingOfLook(look, new Date()))}.`),
    ...(reasons.length > 0 ? [element('ul', {}, ...reasons.map((reason) => element('li', {}, reason)))] : []),
    ...(settledText === undefined ? [] : [element('p', {}, `Jawaban walidata: ${settledText}`)]),
    ...(isSupervisor(who) && waitsForSupervisor(state) ? judgeParts(look, done) : []),
    ...(isSteward(who) && state === 'returned' ? settleParts(look, done) : []),
  );
}

/** The end of a working day is the midnight after it. */
function lastDayText(until: string): string {
  return dayText(new Date(Date.parse(until) - 1).toISOString());
}

function judgeParts(look: SecondLook, done: Done): HTMLElement[] {
  const params = { datasetId: look.datasetId, uploadId: look.uploadId };
  const reasons = element('textarea', { maxlength: String(limits.maxReasonCharacters) });
  const outcome = element('div', { role: 'status' });
  const judge = async (decision: 'agree' | 'return') => {
    const written = reasons.value.trim();
    const kept = await call('judgeSecondLook', { params, body: { decision, reasons: written ? [written] : [] } });
    if (!kept.ok) return show(outcome, notice(kept.problem));
    await done(`${look.title}: ${decision === 'agree' ? 'disetujui' : 'dikembalikan kepada walidata'}.`);
  };
  const report = element('div', { 'aria-live': 'polite' });
  return [
    button(queueWords.report, { class: 'quiet' }, async () => {
      const found = await call('getSecondLookReport', { params });
      show(report, ...(found.ok ? reportParts(found.value, { fields: [] }) : [notice(found.problem)]));
    }),
    report,
    element('label', {}, queueWords.reasons, reasons),
    element(
      'p',
      { class: 'actions' },
      button('Setujui', {}, () => judge('agree')),
      button('Kembalikan kepada walidata', { class: 'quiet' }, () => judge('return')),
    ),
    outcome,
  ];
}

function settleParts(look: SecondLook, done: Done): HTMLElement[] {
  const params = { datasetId: look.datasetId, uploadId: look.uploadId };
  const text = element('textarea', { maxlength: String(limits.maxReasonCharacters) });
  const outcome = element('div', { role: 'status' });
  const settle = async (as: 'forwarded' | 'answered') => {
    const kept = await call('settleSecondLook', { params, body: { as, text: text.value.trim() } });
    if (!kept.ok) return show(outcome, notice(kept.problem));
    await done(`${look.title}: ${as === 'forwarded' ? 'diteruskan kepada OPD' : 'dijawab'}.`);
  };
  return [
    element('label', {}, 'Tulisan walidata', text),
    element(
      'p',
      { class: 'actions' },
      button('Teruskan kepada OPD', {}, () => settle('forwarded')),
      button('Jawab pembina data', { class: 'quiet' }, () => settle('answered')),
    ),
    outcome,
  ];
}
