import type { Planned } from './read-all-plans.ts';

/** One indicator that several OPDs plan. */
export type Conflict = { readonly indicator: string; readonly planned: readonly Planned[] };

/**
 * The indicators that more than one OPD plans, by the same code or the same title, whatever joins them: where A shares a code with B and B a title with C, all three plan
 * one. Each goes by the first of its names. Pure.
 */
export function conflictsOf(all: readonly Planned[]): Conflict[] {
  const groups = new Map<string, Set<Planned>>();
  for (const one of all) {
    const met = one.keys.flatMap((key) => groups.get(key) ?? []);
    const joined = new Set([one, ...met.flatMap((group) => [...group])]);
    for (const key of [...joined].flatMap(({ keys }) => keys)) groups.set(key, joined);
  }
  return [...new Set(groups.values())]
    .filter((group) => new Set([...group].map(({ opdId }) => opdId)).size > 1)
    .map((group) => ({ indicator: nameOf([...group]), planned: [...group] }));
}

/** A name that several of the OPDs share; a code before a title, since it is the same for everybody. */
function nameOf(planned: readonly Planned[]): string {
  const plannersOf = Map.groupBy(
    planned.flatMap(({ opdId, keys }) => keys.map((key) => ({ opdId, key }))),
    ({ key }) => key,
  );
  const shared = [...plannersOf].filter(([, all]) => new Set(all.map(({ opdId }) => opdId)).size > 1).map(([key]) => key);
  return (
    shared.toSorted((one, other) => Number(other.startsWith('kode:')) - Number(one.startsWith('kode:')) || (one < other ? -1 : 1))[0] ?? ''
  );
}
