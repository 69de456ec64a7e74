import { timeText } from '../../functions/messages/date.ts';
import { numberText } from '../../functions/messages/number.ts';
import { type PartStatus, partStatuses, partStatusText } from '../../functions/model/part-status.ts';
import type { UnitParts } from './api-nouns.ts';
import { element, stackedTable } from './elements.ts';

type Part = UnitParts['items'][number];

/** How many units have spoken. */
export function collectedText({ came, nihil, items }: Pick<UnitParts, 'came' | 'nihil' | 'items'>): string {
  const counts = `${numberText(came)} dari ${numberText(items.length)} unit sudah masuk`;
  return nihil > 0 ? `${counts}, ${numberText(nihil)} nihil.` : `${counts}.`;
}

/** That rows of two units have one primary key; nothing where none have. */
export function sharedKeysNotice(items: readonly Part[]): HTMLElement[] {
  const shared = items.reduce((sum, { sharedKeys = 0 }) => sum + sharedKeys, 0);
  if (shared === 0) return [];
  const text = `${numberText(shared)} baris memakai kunci utama yang juga ada pada bagian unit lain. Unitnya tidak diberi tahu; pastikan mana yang benar.`;
  return [element('p', { class: 'notice' }, text)];
}

/** That not all that was sent could be read; nothing where it was. */
export function unreadNotice({ isWhole }: Pick<UnitParts, 'isWhole'>): HTMLElement[] {
  return isWhole ? [] : [element('p', { class: 'notice' }, unreadText)];
}

const unreadText =
  'Kiriman sejak awal periode ini terlalu banyak untuk dibaca semua: unit yang kirimannya sudah lama mungkin tampak belum mengirim.';

/** Whether somebody must still act. */
export function isOpen(status: PartStatus): boolean {
  return status !== 'came' && status !== 'nihil';
}

/** Each unit's part, whoever must act first; `acts` gives what may be done about it, beside how it stands. */
export function unitTable(items: readonly Part[], acts: (part: Part) => readonly HTMLElement[] = () => []): HTMLElement {
  const rows = inOrder(items).map((part) => [
    part.ended ? `${part.name} (sudah berakhir)` : part.name,
    element('span', {}, standing(part), ...acts(part)),
    numberText(part.rows),
    numberText(part.sharedKeys),
  ]);
  return stackedTable('Yang belum masuk lebih dahulu', ['Unit', 'Keadaan', 'Baris', 'Sama dengan unit lain'], rows);
}

function inOrder(items: readonly Part[]): readonly Part[] {
  return items.toSorted((one, other) => partStatuses.indexOf(one.status) - partStatuses.indexOf(other.status));
}

function standing({ status, nihil }: Part): HTMLElement | string {
  const text = partStatusText[status];
  if (nihil) return `${text}, dilaporkan ${nihil.name} ${timeText(nihil.at)}`;
  return isOpen(status) ? element('strong', { class: 'late' }, text) : text;
}
