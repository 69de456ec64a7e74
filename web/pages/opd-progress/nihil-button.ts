import { periodText } from '../../../functions/messages/period.ts';
import { whyNoNihil, yesNihilText } from '../../../functions/messages/why-no-nihil.ts';
import { duePeriodOf } from '../../../functions/model/nihil.ts';
import { call } from '../../parts/api.ts';
import type { Delivery } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/** For who may upload: reports that there is nothing for the period that is due; nothing where none can be reported now. */
export function nihilButton({ datasetId, title, cadence, nextDue, isNihil }: Delivery, done: () => Promise<void>): HTMLElement[] {
  const due = { cadence, nextDue };
  const period = duePeriodOf(due);
  if (period === undefined || isNihil || whyNoNihil({ ...due, state: 'published' }, period, new Date()) !== undefined) return [];
  const answer = element('span', { role: 'status' });
  const words = periodText(period, 'long');
  const asked = { text: `Nihil ${words}`, question: `Tidak ada data untuk ${words}?`, yes: yesNihilText };
  const offered = confirmingButton({ ...asked, attributes: { 'aria-label': `Nihil ${words}: ${title}` } }, async () => {
    const reported = await call('reportNihil', { params: { datasetId }, body: { period } });
    if (!reported.ok) return show(answer, notice(reported.problem));
    await done();
  });
  return [offered, answer];
}
