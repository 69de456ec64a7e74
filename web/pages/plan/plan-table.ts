import { dayText } from '../../../functions/messages/date.ts';
import { traitsOf } from '../../../functions/model/access-level.ts';
import { cadenceText } from '../../../functions/model/cadence.ts';
import { entryStandingText } from '../../../functions/model/plan-words.ts';
import type { Plan, PlanEntry, ShownPlanEntry } from '../../parts/api-nouns.ts';
import { button, element, stackedTable } from '../../parts/elements.ts';

/** What may be done with a line that is being written. */
export type LineActs = { readonly edit: (place: number) => void; readonly remove: (place: number) => void };

/** A plan's lines; those of a writing that is not kept yet have acts. */
export function planTable(entries: readonly (PlanEntry | ShownPlanEntry)[], acts: LineActs | undefined): HTMLElement {
  return stackedTable(
    'Data yang direncanakan',
    ['Data', 'Kode', 'Frekuensi', 'Jatuh tempo', 'Akses', 'Unit', 'Keadaan', ...(acts ? ['Ubah'] : [])],
    entries.map((entry, place) => [
      titleCell(entry),
      entry.code ?? '–',
      cadenceText[entry.cadence],
      dueText(entry),
      traitsOf(entry).label,
      entry.responsibleUnit ?? '–',
      standingCell(entry),
      ...(acts ? [lineButtons(entry.title, place, acts)] : []),
    ]),
  );
}

function titleCell(entry: PlanEntry | ShownPlanEntry): HTMLElement {
  const { title, measure } = entry;
  const { deliveredBy, isPriority } =
    'due' in entry
      ? { deliveredBy: entry.deliveredBy, isPriority: entry.priorityInForce }
      : { deliveredBy: entry.datasetId, isPriority: entry.priority };
  const name = deliveredBy === undefined ? title : element('a', { href: `/dataset/${deliveredBy}` }, title);
  const more = [...(measure === undefined ? [] : [`satuan ${measure}`]), ...(isPriority ? ['data prioritas'] : [])].join(', ');
  return element('span', {}, name, ...(more === '' ? [] : [element('br', {}), element('small', {}, more)]));
}

/** The first days of many; all of them follow from the cadence. */
function dueText(entry: PlanEntry | ShownPlanEntry): string {
  const days = 'due' in entry ? entry.due : (entry.dueDates ?? []);
  const shown = days.slice(0, 4).map((day) => dayText(day));
  const more = days.length > shown.length ? [`dan ${days.length - shown.length} lagi`] : [];
  return shown.length === 0 ? '–' : [...shown, ...more].join(', ');
}

function standingCell(entry: PlanEntry | ShownPlanEntry): HTMLElement | string {
  if (!('due' in entry)) return 'belum disimpan';
  const { standing, isOverdue, producer } = entry;
  const words = [
    ...(standing ? [entryStandingText[standing]] : []),
    ...(isOverdue ? ['lewat jatuh tempo'] : []),
    ...(producer ? [`produsen data: ${producer.name}`] : []),
  ].join('; ');
  if (words === '') return '–';
  return isOverdue ? element('strong', { class: 'late' }, words) : words;
}

function lineButtons(title: string, place: number, { edit, remove }: LineActs): HTMLElement {
  return element(
    'span',
    { class: 'actions' },
    button('Ubah', { class: 'quiet', 'aria-label': `Ubah ${title}` }, async () => edit(place)),
    button('Hapus', { class: 'quiet', 'aria-label': `Hapus ${title}` }, async () => remove(place)),
  );
}

/** How much of a plan is still to be registered or delivered; nothing for who is not told. */
export function countsText({ counts, unseen }: Pick<Plan, 'counts' | 'unseen'>): string | undefined {
  if (unseen !== undefined && unseen > 0) return `${unseen} data lain dalam daftar ini tertutup, dan tidak tampil di sini.`;
  if (!counts || counts.entries === 0) return undefined;
  const { entries, priority, unregistered, withoutData, overdue } = counts;
  const parts = [
    `${priority} prioritas`,
    `${unregistered} belum didaftarkan sebagai dataset`,
    `${withoutData} terdaftar tetapi belum ada datanya`,
    `${overdue} di antaranya lewat jatuh tempo`,
  ];
  return `${entries} data: ${parts.join(', ')}.`;
}
