import {
  checksumsTable,
  followUpsTable,
  type MinutesTable,
  resultsTable,
  returnsTable,
} from '../../../functions/messages/minutes-tables.ts';
import { annexText, countedText, letterDayText, minutesName, noDeliveriesText } from '../../../functions/messages/minutes-words.ts';
import { unseenText } from '../../../functions/messages/report-words.ts';
import { minutesStateText } from '../../../functions/model/minutes-words.ts';
import { call } from '../../parts/api.ts';
import type { Minutes, MinutesWriting } from '../../parts/api-nouns.ts';
import { element, stackedTable } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { actParts } from './act-parts.ts';
import { filesPart } from './files-part.ts';
import { letterForm } from './letter-form.ts';
import type { Done, Place } from './place.ts';

/** One of an OPD's minutes of a quarter, and what the steward does with it. */
export async function onePart(place: Place, n: string | undefined, isKeeper: boolean, done: Done): Promise<HTMLElement[]> {
  const found = await call('getMinutes', { params: place, query: n === undefined ? {} : { n } });
  const back = element('p', {}, element('a', { href: `/kerja/berita-acara?periode=${place.period}` }, 'Semua OPD'));
  if (!found.ok) return [back, found.problem.status === 404 ? element('p', {}, notYet) : notice(found.problem)];
  const minutes = found.value;
  const shown = minutes.writings.find((writing) => writing.n === minutes.shown);
  return [
    back,
    element('h2', {}, minutesName(minutes.content.opdName, minutes.period)),
    element('p', { class: 'headline' }, headlineOf(shown)),
    ...othersPart(place, minutes),
    ...(shown ? [filesPart(place, shown)] : []),
    ...contentParts(minutes),
    ...(isKeeper ? [...actParts(place, minutes, shown, done), ...letterForm(place, minutes, found.etag, done)] : []),
  ];
}

const notYet = 'Berita acara ini belum ada, atau belum final: sebelum itu hanya OPD dan walidata yang membacanya.';

function headlineOf(shown: MinutesWriting | undefined): string {
  if (!shown) return 'Belum ditulis. Inilah yang akan dimuatnya bila ditulis sekarang.';
  const { state, letter, revoked, replacedBy } = shown;
  const more = [
    ...(revoked?.reason === undefined ? [] : [`alasan: ${revoked.reason}`]),
    ...(replacedBy === undefined ? [] : [`penggantinya berita acara ke-${replacedBy}`]),
  ];
  return `Nomor ${letter.number}, ${letterDayText(letter.heldOn)}: ${[minutesStateText[state], ...more].join('; ')}.`;
}

/** Where there are several, which ones. */
function othersPart({ opdId, period }: Place, { writings, shown }: Minutes): HTMLElement[] {
  if (writings.length < 2) return [];
  const rows = writings.map(({ n, letter, state }) => [
    n === shown ? String(n) : element('a', { href: `/kerja/berita-acara?opd=${opdId}&periode=${period}&n=${n}` }, String(n)),
    letter.number,
    letterDayText(letter.heldOn),
    minutesStateText[state],
  ]);
  return [stackedTable('Berita acara periode ini', ['Ke-', 'Nomor', 'Tanggal', 'Keadaan'], rows)];
}

function contentParts({ content, unseen }: Minutes): HTMLElement[] {
  const { datasets } = content;
  const inAnnex = datasets.filter((dataset) => dataset.isInAnnex).length;
  const tables = [resultsTable(datasets), returnsTable(datasets), followUpsTable(datasets), checksumsTable(datasets)];
  return [
    ...(datasets.length === 0 ? [element('p', {}, noDeliveriesText)] : []),
    ...tables.flatMap(tablePart),
    ...(inAnnex > 0 ? [element('p', { class: 'hint' }, annexText(inAnnex))] : []),
    ...(unseen > 0 ? [element('p', { class: 'hint' }, unseenText(unseen))] : []),
    element('p', { class: 'meta' }, countedText(content).join(' ')),
  ];
}

function tablePart({ title, titles, rows }: MinutesTable): HTMLElement[] {
  return rows.length === 0 ? [] : [stackedTable(title, titles, rows)];
}
