import type { PlanEntry, ShownPlanEntry } from '../../parts/api-nouns.ts';

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
