import { isPublic } from '../../../functions/model/access-level.ts';
import { call } from '../../parts/api.ts';
import type { Dataset, Me } from '../../parts/api-nouns.ts';
import { byId, show } from '../../parts/elements.ts';
import { isHeadOf } from '../../parts/may.ts';
import { requestsText } from '../../parts/words.ts';
import { offerRecords } from './access-records.ts';
import { type Shared, showRequests } from './decide-requests.ts';
import { showGrants } from './grant-list.ts';

const ids = ['requests', 'grants', 'records'] as const;
let isListening = false;

/** Requests, grants and looks, for the head of the owning OPD alone; of open data there are none. */
export async function offerHeadParts(who: Me, dataset: Dataset): Promise<void> {
  const offered = isHeadOf(who, dataset.opdId) && !isPublic(dataset) && dataset.state !== 'draft';
  for (const id of ids) byId(id).hidden = !offered;
  if (!offered) return;
  const { datasetId } = dataset;
  listenOnce(datasetId);
  const standard = await call('getStandard', { params: { datasetId } });
  await refresh({ dataset, fields: standard.ok ? standard.value.fields : [] });
}

async function refresh(shared: Shared): Promise<void> {
  const [waiting] = await Promise.all([showRequests(shared, () => refresh(shared)), showGrants(shared)]);
  const summary = byId('requests').querySelector('summary');
  if (summary) show(summary, waiting === 0 ? requestsText : `${requestsText} (${waiting} menunggu)`);
  if (waiting > 0 || location.hash === '#requests') byId('requests').setAttribute('open', '');
}

/** What became of the action before goes when another one starts. */
function forgetOutcomes(event: Event): void {
  if (!(event.target instanceof HTMLButtonElement)) return;
  for (const told of document.querySelectorAll<HTMLElement>('#decided, #grants [data-outcome]')) show(told);
}

function listenOnce(datasetId: string): void {
  if (isListening) return;
  isListening = true;
  for (const id of ids) byId(id).addEventListener('click', forgetOutcomes);
  offerRecords(datasetId);
}
