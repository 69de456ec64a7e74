import { dayText } from '../../../functions/messages/date.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import { ownPartStatusText, unknownPartText } from '../../../functions/model/part-status.ts';
import { call } from '../../parts/api.ts';
import type { Me, UnitTask } from '../../parts/api-nouns.ts';
import { element, stackedTable } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** What the units that the account acts for deliver, and how their own parts stand; each dataset leads to the page where its file is sent. */
export async function unitDesk({ sub }: Pick<Me, 'sub'>): Promise<HTMLElement[]> {
  const found = await call('listOwnUnits');
  if (!found.ok) return [notice(found.problem)];
  if (found.value.items.length === 0) return [unnamed(sub)];
  return found.value.items.map(({ name, datasets }) =>
    element(
      'section',
      {},
      element('h2', {}, name),
      datasets.length === 0
        ? element('p', {}, 'Unit ini belum ditugaskan mengirim dataset. Hubungi operator OPD Anda.')
        : stackedTable('Yang dikirim unit ini', ['Dataset', 'Bagian unit ini', 'Kiriman terbaru', 'Jatuh tempo'], datasets.map(cellsOf)),
    ),
  );
}

function unnamed(sub: string): HTMLElement {
  const what =
    'Akun Anda bertugas sebagai unit, tetapi belum didaftarkan pada unit mana pun. Sebutkan nomor akun ini kepada operator OPD Anda: ';
  return element('p', { class: 'notice' }, what, element('strong', {}, sub));
}

function cellsOf({ datasetId, title, status, period, newestUpload, nextDue, isWhole }: UnitTask['dataset']): (HTMLElement | string)[] {
  const text = isWhole ? ownPartStatusText[status] : unknownPartText;
  const about = period === undefined ? text : `${text} (${periodText(period, 'long')})`;
  return [
    element('a', { href: `/kerja/dataset/${datasetId}` }, title),
    status === 'missing' || status === 'to-correct' ? element('strong', { class: 'late' }, about) : about,
    newestUpload ? uploadStateText(newestUpload.state) : '–',
    dayText(nextDue),
  ];
}
