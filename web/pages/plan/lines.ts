import { indicatorKeys } from '../../../functions/model/indicator.ts';
import type { PlanEntry, PlanFileRead, ShownPlanEntry } from '../../parts/api-nouns.ts';

/** The lines on the page, and which of them the form changes. */
export type Lines = { readonly entries: readonly PlanEntry[]; readonly edited?: number | undefined };

/** The line that the form changes, or a new one, as the form says. */
export function withEntry({ entries, edited }: Lines, entry: PlanEntry): Lines {
  return { entries: edited === undefined ? [...entries, entry] : entries.map((one, place) => (place === edited ? entry : one)) };
}

/** Without a line; the form goes on with its own, unless that is the one. */
export function withoutEntry({ entries, edited }: Lines, gone: number): Lines {
  const left = entries.filter((_, place) => place !== gone);
  if (edited === undefined || edited === gone) return { entries: left };
  return { entries: left, edited: edited > gone ? edited - 1 : edited };
}

/** Lines of a file: each changes the members that the file says of the line that is the same indicator, and no other; or it is new. */
export function withFile(standing: readonly PlanEntry[], read: Pick<PlanFileRead, 'entries' | 'columns' | 'assumed'>) {
  const entries = [...standing];
  let updated = 0;
  read.entries.forEach((coming, place) => {
    const keys = indicatorKeys(coming);
    const met = keys.map((key) => entries.findIndex((entry) => indicatorKeys(entry).includes(key))).find((each) => each >= 0);
    const was = met === undefined ? undefined : entries[met];
    if (met === undefined || was === undefined) {
      entries.push(coming);
      return;
    }
    const said = read.columns.filter((name) => !read.assumed.some((one) => one.place === place && one.member === name));
    const left = Object.entries(was).filter(([name]) => !said.some((each) => each === name));
    const taken = Object.entries(coming).filter(([name]) => said.some((each) => each === name));
    entries[met] = { ...coming, ...Object.fromEntries(left), ...Object.fromEntries(taken) };
    updated += 1;
  });
  return { entries, updated };
}

/** A line as its OPD wrote it, without what the service says beside it. Pure. */
export function plainEntry(entry: ShownPlanEntry): PlanEntry {
  const {
    indicator: _key,
    due: _due,
    priorityInForce: _inForce,
    priorityByForum: _ruled,
    deliveredBy: _dataset,
    producer: _producer,
    standing: _standing,
    isOverdue: _late,
    ...plain
  } = entry;
  return plain;
}
