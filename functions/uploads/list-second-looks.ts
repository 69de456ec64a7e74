import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { isKind, supervisorFieldsOf } from '../model/principal.ts';
import { supervisorFields, waitsForSupervisor } from '../model/second-look-words.ts';
import type { SecondLookStore } from './second-look.port.ts';
import { secondLookAnswer } from './second-look-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get' | 'load'>; readonly secondLooks: Pick<SecondLookStore, 'listOpen' | 'listOf'> };

/** GET /v1/second-looks: priority data that wait for the pembina data of the caller's field, or for the steward, who reads both; the one that has waited longest first. */
export function listSecondLooks({ datasets, secondLooks }: Ports): Operation<'listSecondLooks'> {
  return async ({ principal, now }) => {
    const decision = decide(principal, 'see-second-looks', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const fields = isKind(principal, 'steward') ? supervisorFields : supervisorFieldsOf(principal);
    const looks = (await Promise.all(fields.map((field) => secondLooks.listOpen(field)))).flat();
    const found = await datasets.load([...new Set(looks.map(({ datasetId }) => datasetId))]);
    const items = looks
      .filter(({ state }) => waitsForSupervisor(state) || state === 'returned')
      .toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1))
      .flatMap((look) => {
        const dataset = found.get(look.datasetId);
        const sees = dataset && decide(principal, 'see', { kind: 'dataset', dataset }, now).effect === 'allow';
        return sees ? [secondLookAnswer(look, dataset, { principal, now })] : [];
      });
    return { ...ok({ items }), log: allowedLog(decision) };
  };
}

/** GET …/second-looks: what became of a dataset's deliveries with the pembina data, for its OPD, the steward and the helpdesk. */
export function listDatasetSecondLooks({ datasets, secondLooks }: Ports): Operation<'listDatasetSecondLooks'> {
  return (call) =>
    onDataset(datasets, call, 'list-uploads', async (dataset) => {
      const looks = await secondLooks.listOf(dataset.datasetId);
      return ok({ items: looks.map((look) => secondLookAnswer(look, dataset, call)) });
    });
}
