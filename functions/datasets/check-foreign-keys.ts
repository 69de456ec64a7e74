import { mayRefer, whyOwnNotServed } from '../access/refer-rule.ts';
import { invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { type ForeignKey, resourceOf, resourcesOf } from '../model/foreign-key.ts';
import { ownUnreachableMessage, tooLargeMessage } from '../standards/rules/reference-messages.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { StandardFault } from '../standards/standard-fault.ts';
import type { DatasetStore } from './dataset.port.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'load'>; readonly standards: Pick<StandardStore, 'get'> };
type Asker = { readonly opdId: string; readonly sub: string; readonly now: Date };
type Found = ReadonlyMap<string, Dataset>;

/**
 * What speaks against the datasets that a standard's foreign keys refer to, so that it is said when the standard is set and not at each upload: one that the OPD may
 * not read (in words that don't tell whether it exists), one that is too large, a column that it does not have. One read for all of them, whichever exist.
 */
export async function foreignDatasetFaults(
  { datasets, standards }: Ports,
  asker: Asker,
  { foreignKeys = [] }: StandardContent,
): Promise<StandardFault[]> {
  const found = await datasets.load(resourcesOf(foreignKeys));
  const faults = foreignKeys.map((key, n) => faultsOf(standards, asker, found, { key, where: `foreignKeys.${n}.reference` }));
  return (await Promise.all(faults)).flat();
}

/** The 400 of a standard: where it refers to other datasets it leaves no sooner than a "not found", since it says of some that they can't be read. */
export function refuseStandard(violations: readonly StandardFault[], { foreignKeys }: StandardContent): Problem {
  const problem = invalidRequest(violations);
  return resourcesOf(foreignKeys).length > 0 ? { ...problem, constantTime: true } : problem;
}

async function faultsOf(
  standards: Ports['standards'],
  { opdId, sub, now }: Asker,
  found: Found,
  { key, where }: { readonly key: ForeignKey; readonly where: string },
): Promise<StandardFault[]> {
  const resource = resourceOf(key);
  if (resource === undefined) return [];
  const dataset = found.get(resource);
  if (mayRefer({ opdId, startedBy: sub }, dataset, now).effect === 'deny' || !dataset) {
    const why = whyOwnNotServed({ opdId }, dataset);
    const what =
      why === undefined ? `dataset ${resource} tidak ada atau tidak terbuka untuk OPD Anda` : ownUnreachableMessage(resource, why).message;
    return [{ where: `${where}.resource`, what }];
  }
  if ((dataset.current?.bytes ?? 0) > limits.maxReferencedBytes) {
    return [{ where: `${where}.resource`, what: tooLargeMessage(resource, limits.maxReferencedBytes / 1024 / 1024).message }];
  }
  const standard = await standards.get(resource, dataset.standardVersion ?? 0);
  const known = new Set(standard?.fields.map(({ name }) => name));
  return key.reference.fields
    .filter((name) => !known.has(name))
    .map((name) => ({ where: `${where}.fields`, what: `dataset ${resource} tidak mempunyai kolom ${name}` }));
}
