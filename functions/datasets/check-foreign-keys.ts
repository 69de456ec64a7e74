import { mayRefer, whyOwnNotServed } from '../access/refer-rule.ts';
import { limits } from '../limits.ts';
import { type ForeignKey, resourceOf } from '../standards/foreign-key.ts';
import { ownUnreachableWords, tooLargeWords } from '../standards/reference-words.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { StandardFault } from '../standards/standard-fault.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import type { DatasetStore } from './dataset-store.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly standards: Pick<StandardStore, 'get'> };
type Asker = { readonly opdId: string; readonly sub: string; readonly now: Date };

/**
 * What speaks against the datasets that a standard's foreign keys refer to, so that it is said when the standard is set and not at each upload: one that the OPD may
 * not read (in words that don't tell whether it exists), one that is too large, a column that it does not have.
 */
export async function foreignDatasetFaults(ports: Ports, asker: Asker, { foreignKeys = [] }: StandardContent): Promise<StandardFault[]> {
  const faults: StandardFault[] = [];
  for (const [n, key] of foreignKeys.entries()) faults.push(...(await faultsOf(ports, asker, key, `foreignKeys.${n}.reference`)));
  return faults;
}

async function faultsOf(
  { datasets, standards }: Ports,
  { opdId, sub, now }: Asker,
  key: ForeignKey,
  where: string,
): Promise<StandardFault[]> {
  const resource = resourceOf(key);
  if (resource === undefined) return [];
  const dataset = await datasets.get(resource);
  if (mayRefer(opdId, sub, dataset, now).effect === 'deny' || !dataset) {
    const why = whyOwnNotServed(opdId, dataset);
    const what =
      why === undefined ? `dataset ${resource} tidak ada atau tidak terbuka untuk OPD Anda` : ownUnreachableWords(resource, why).message;
    return [{ where: `${where}.resource`, what }];
  }
  if ((dataset.current?.bytes ?? 0) > limits.maxReferencedBytes) {
    return [{ where: `${where}.resource`, what: tooLargeWords(resource, limits.maxReferencedBytes / 1024 / 1024).message }];
  }
  const standard = await standards.get(resource, dataset.standardVersion ?? 0);
  const known = new Set(standard?.fields.map(({ name }) => name));
  return key.reference.fields
    .filter((name) => !known.has(name))
    .map((name) => ({ where: `${where}.fields`, what: `dataset ${resource} tidak mempunyai kolom ${name}` }));
}
