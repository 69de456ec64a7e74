import { offerRecords, showRecords } from './access-records.ts';
import type { Dataset, Me } from './answers.ts';
import { showRequests } from './decide-requests.ts';
import { byId, show } from './elements.ts';
import { showGrants } from './grant-list.ts';
import { isHeadOf } from './may.ts';

const ids = ['requests', 'grants', 'records'] as const;
let isListening = false;

/** Requests, grants and looks, for the head of the owning OPD alone; of open data there are none. */
export async function offerHeadParts(who: Me, dataset: Dataset): Promise<void> {
  const offered = isHeadOf(who, dataset.opdId) && dataset.access !== 'open' && dataset.state !== 'draft';
  for (const id of ids) byId(id).hidden = !offered;
  if (!offered) return;
  const path = `/v1/datasets/${dataset.datasetId}`;
  listenOnce(path);
  await refresh(path);
}

async function refresh(path: string): Promise<void> {
  const [waiting] = await Promise.all([showRequests(path, () => refresh(path)), showGrants(path)]);
  const summary = byId('requests').querySelector('summary');
  if (summary) show(summary, waiting === 0 ? 'Permohonan bagi pakai' : `Permohonan bagi pakai (${waiting} menunggu)`);
  if (waiting > 0 || location.hash === '#requests') byId('requests').setAttribute('open', '');
}

/** Looks are asked for when they are first wanted. */
function listenOnce(path: string): void {
  if (isListening) return;
  isListening = true;
  offerRecords(path);
  byId('records').addEventListener('toggle', () => showRecords(path), { once: true });
}
