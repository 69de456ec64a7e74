import { decide } from '../access/decide.ts';
import { resourceOf, resourcesOf } from '../model/foreign-key.ts';
import type { Principal } from '../model/principal.ts';
import type { StandardContent } from '../standards/standard.ts';
import type { DatasetStore } from './dataset.port.ts';

/**
 * The standard as this caller may see it: a foreign key to a dataset that they may not see is left out, since its id alone would tell that the dataset exists
 * (access.md, "No oracle").
 */
export async function withShownKeys<S extends StandardContent>(
  datasets: Pick<DatasetStore, 'load'>,
  principal: Principal,
  now: Date,
  standard: S,
): Promise<S> {
  const { foreignKeys } = standard;
  if (foreignKeys === undefined) return standard;
  const resources = resourcesOf(foreignKeys);
  const found = await datasets.load(resources);
  const isHidden = (resource: string) => decide(principal, 'see', { kind: 'dataset', dataset: found.get(resource) }, now).effect === 'deny';
  const hidden = new Set(resources.filter(isHidden));
  const shown = foreignKeys.filter((key) => !hidden.has(resourceOf(key) ?? ''));
  return { ...standard, foreignKeys: shown.length === 0 ? undefined : shown };
}
