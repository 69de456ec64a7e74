import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { partStatuses, partStatusText } from '../../../functions/model/part-status.ts';
import { call } from '../../parts/api.ts';
import type { UnitParts } from '../../parts/api-nouns.ts';
import { element, stackedTable } from '../../parts/elements.ts';

/** Which units' parts of the due period came, wait or are missing, whoever must act first; nothing for a dataset that no unit delivers. */
export async function unitsPart(datasetId: string): Promise<readonly HTMLElement[]> {
  const found = await call('listParts', { params: { datasetId } });
  if (!found.ok || found.value.items.length === 0) return [];
  const { period, items, came, isWhole } = found.value;
  const name = period === 'all' ? '' : ` ${periodText(period, 'long')}`;
  const shared = items.reduce((sum, { sharedKeys = 0 }) => sum + sharedKeys, 0);
  return [
    element('h2', {}, `Kiriman unit${name}`),
    element('p', {}, `${numberText(came)} dari ${numberText(items.length)} unit sudah masuk.`),
    ...(isWhole ? [] : [element('p', { class: 'notice' }, unreadText)]),
    ...(shared > 0 ? [element('p', { class: 'notice' }, sharedText(shared))] : []),
    stackedTable('Yang belum masuk lebih dahulu', ['Unit', 'Keadaan', 'Baris', 'Sama dengan unit lain'], inOrder(items).map(cellsOf)),
  ];
}

const unreadText =
  'Kiriman sejak awal periode ini terlalu banyak untuk dibaca semua: unit yang kirimannya sudah lama mungkin tampak belum mengirim.';

function sharedText(count: number): string {
  return `${numberText(count)} baris memakai kunci utama yang juga ada pada bagian unit lain. Unitnya tidak diberi tahu; pastikan mana yang benar.`;
}

function inOrder(items: UnitParts['items']): UnitParts['items'] {
  return items.toSorted((one, other) => partStatuses.indexOf(one.status) - partStatuses.indexOf(other.status));
}

function cellsOf({ name, ended, status, rows, sharedKeys }: UnitParts['items'][number]): (HTMLElement | string)[] {
  const text = partStatusText[status];
  return [
    ended ? `${name} (sudah berakhir)` : name,
    status === 'came' ? text : element('strong', { class: 'late' }, text),
    numberText(rows),
    numberText(sharedKeys),
  ];
}
