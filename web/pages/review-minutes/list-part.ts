import { letterDayText } from '../../../functions/messages/minutes-words.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { minutesStateText } from '../../../functions/model/minutes-words.ts';
import { latestQuarters } from '../../../functions/model/quarter.ts';
import { call } from '../../parts/api.ts';
import { element, stackedTable } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** A year, and the quarter that is under way. */
const shownQuarters = 5;

/** Of each OPD that the caller reads, how its minutes of a quarter stand. */
export async function listPart(period: string): Promise<HTMLElement[]> {
  const found = await call('listMinutes', { query: { period } });
  if (!found.ok) return [quarterLinks(period), notice(found.problem)];
  const rows = found.value.items.map((item) => [
    element('a', { href: `/kerja/berita-acara?opd=${item.opdId}&periode=${item.period}` }, item.name),
    item.letterNumber ?? '–',
    item.heldOn === undefined ? '–' : letterDayText(item.heldOn),
    item.state === undefined ? 'belum ada' : minutesStateText[item.state],
  ]);
  if (rows.length === 0) return [element('p', {}, 'Tidak ada berita acara untuk akun Anda: dibaca OPD, walidata dan pimpinan.')];
  const title = `Berita acara ${periodText(period, 'long')}`;
  return [quarterLinks(period), stackedTable(title, ['OPD', 'Nomor', 'Tanggal', 'Keadaan'], rows)];
}

function quarterLinks(period: string): HTMLElement {
  const links = latestQuarters(new Date(), shownQuarters).map((quarter) => {
    const current = quarter === period ? { 'aria-current': 'page' } : {};
    return element('a', { class: 'button quiet', href: `/kerja/berita-acara?periode=${quarter}`, ...current }, periodText(quarter, 'long'));
  });
  return element('nav', { class: 'actions', 'aria-label': 'Triwulan' }, ...links);
}
