import { timeText } from '../../../functions/messages/date.ts';
import { planActText } from '../../../functions/model/plan-words.ts';
import { call } from '../../parts/api.ts';
import type { PlanChange } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** Who did what with a plan, the latest first. */
export async function historyPart(params: { readonly year: string; readonly opdId: string }): Promise<HTMLElement> {
  const found = await call('listPlanChanges', { params });
  if (!found.ok) return notice(found.problem);
  const lines = found.value.items.map((change) => element('li', {}, changeText(change)));
  return element('details', {}, element('summary', {}, 'Riwayat'), element('ol', { reversed: '' }, ...lines));
}

function changeText({ at, act, name, added, removed, changed }: PlanChange): string {
  const parts = [
    ...(added.length > 0 ? [`ditambahkan: ${some(added)}`] : []),
    ...(removed.length > 0 ? [`dihapus: ${some(removed)}`] : []),
    ...(changed.length > 0 ? [`diubah: ${some(changed.map(({ title }) => title))}`] : []),
  ];
  return `${timeText(at)}, ${name}: ${planActText[act]}${parts.length > 0 ? ` (${parts.join('; ')})` : ''}`;
}

function some(titles: readonly string[]): string {
  const shown = titles.slice(0, 5).join(', ');
  return titles.length > 5 ? `${shown}, dan ${titles.length - 5} lagi` : shown;
}
