import type { ProgressCount } from '../model/progress-count.ts';
import { mondayOf } from './calendar.ts';
import type { HistoryPoint } from './progress.port.ts';

/**
 * The gauges' points, and before and between them the weekly snapshots of weeks of which CloudWatch tells nothing (it forgets after 15 months), from the oldest
 * to the newest. A week in which the OPD had nothing to deliver has no snapshot in it. Pure.
 */
export function joinHistory(snapshots: readonly ProgressCount[], points: readonly HistoryPoint[]): HistoryPoint[] {
  const weekOf = ({ at }: { readonly at: string }) => mondayOf(new Date(at));
  const told = new Set(points.map(weekOf));
  const kept = snapshots.filter((snapshot) => snapshot.planned > 0 && !told.has(weekOf(snapshot)));
  return [...kept.map(({ at, delivered, late }) => ({ at, delivered, late })), ...points].toSorted((one, other) =>
    one.at < other.at ? -1 : 1,
  );
}
