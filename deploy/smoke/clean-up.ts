import { send } from '../../demo/client.ts';
import { datasetOf, type Level } from './deliver.ts';
import { must, type SmokeRun } from './run.ts';

const reason = 'Uji asap selesai.';

/** Withdraws what the run registered; gives what stays, in words. A fault of one keeps none of the others. */
export async function cleanUp(run: SmokeRun, registered: readonly Level[]): Promise<readonly string[]> {
  const stays: string[] = [];
  for (const level of registered) {
    const datasetId = datasetOf(run, level);
    const { status } = await send(run.client, 'steward', 'POST', `/v1/datasets/${datasetId}/withdrawal`, { reason });
    if (status === 200) run.say(`ok  ${datasetId} is withdrawn (200)`);
    stays.push(status === 200 ? `${datasetId}, withdrawn` : staysAs(datasetId, status));
  }
  return stays;
}

/** 409: it was never published, so nobody outside has seen it. */
function staysAs(datasetId: string, status: number): string {
  return status === 409
    ? `${datasetId}, a draft that was never published`
    : `${datasetId}: NOT WITHDRAWN (${status}); withdraw it by hand on its page`;
}

/** What was open says that it is gone; what was closed never was. */
export async function seeThatItIsGone(run: SmokeRun): Promise<void> {
  await must(run, { path: `/v1/datasets/${datasetOf(run, 'open')}`, status: 410, what: 'what was open says that it was withdrawn' });
  await must(run, { path: `/v1/datasets/${datasetOf(run, 'closed')}`, status: 404, what: 'what was closed is still as if it never was' });
}
