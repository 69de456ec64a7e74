import { periodText } from '../../functions/messages/period.ts';
import { whyNoNihil, yesNihilText } from '../../functions/messages/why-no-nihil.ts';
import { duePeriodOf } from '../../functions/model/nihil.ts';
import type { PartStatus } from '../../functions/model/part-status.ts';
import { call } from './api.ts';
import type { UnitTask } from './api-nouns.ts';
import { confirmingButton } from './confirming.ts';
import { element, show } from './elements.ts';
import { notice } from './notice.ts';

type Unit = { readonly unitId: string; readonly name: string; readonly status: PartStatus };

/** For who may send a unit's part: reports that it has nothing for the period that is due; nothing where it can't be reported now. */
export function unitNihilButton(
  { unitId, name, status }: Unit,
  { datasetId, cadence, nextDue }: Pick<UnitTask['dataset'], 'datasetId' | 'cadence' | 'nextDue'>,
  done: () => Promise<void>,
): HTMLElement[] {
  const due = { cadence, ...(nextDue === undefined ? {} : { nextDue }), state: 'published' } as const;
  const period = duePeriodOf(due);
  const mayBeNihil = status === 'missing' || status === 'to-correct';
  if (period === undefined || !mayBeNihil || whyNoNihil(due, period, new Date()) !== undefined) return [];
  const words = periodText(period, 'long');
  const answer = element('span', { role: 'status' });
  const asked = { text: `Nihil ${words}`, question: `${name} tidak mempunyai data untuk ${words}?`, yes: yesNihilText };
  const offered = confirmingButton({ ...asked, attributes: { 'aria-label': `Nihil ${words}: ${name}` } }, async () => {
    const reported = await call('reportNihil', { params: { datasetId }, body: { period, unitId } });
    if (!reported.ok) return show(answer, notice(reported.problem));
    await done();
  });
  return [offered, answer];
}
