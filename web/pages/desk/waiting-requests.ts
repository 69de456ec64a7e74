import { endText, timeText } from '../../../functions/messages/date.ts';
import { call } from '../../parts/api.ts';
import { byId, element, stackedTable } from '../../parts/elements.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { moreAfterText } from '../../parts/words.ts';

const shown = '50';

/** What waits for the head's decision, on their desk; nothing where nothing waits. */
export async function waitingRequests(): Promise<HTMLElement[]> {
  const found = await call('listWaitingRequests', { query: { limit: shown } });
  if (!found.ok) return [notice(found.problem)];
  const { items, next } = found.value;
  if (items.length === 0 && next === undefined) return [];
  const institutionName = namesIn(byId('institutions'));
  const rows = items.map(({ datasetId, title, institution, requestedBy, requestedAt, until, isUnfinished }) => [
    element('a', { href: `/kerja/dataset/${datasetId}#requests` }, isUnfinished ? `${title} (persetujuan belum selesai)` : title),
    element('span', {}, institutionName(institution), element('span', { class: 'meta' }, ` ${requestedBy.name}`)),
    timeText(requestedAt),
    endText(until),
  ]);
  const more = next ? [element('p', { class: 'hint' }, moreAfterText)] : [];
  const list = stackedTable('Menunggu keputusan Anda', ['Dataset', 'Pemohon', 'Dikirim', 'Diminta sampai'], rows);
  return [element('section', { id: 'waiting-requests' }, element('h2', {}, 'Permohonan yang menunggu'), list, ...more)];
}
