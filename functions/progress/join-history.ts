import { dayInJakarta } from '../model/jakarta-time.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import { mondayOf } from './calendar.ts';
import type { HistoryPoint } from './progress.port.ts';

/**
 * The gauges' points, and before and between them the weekly snapshots of weeks of which CloudWatch tells nothing (it forgets after 15 months), from the oldest
 * to the newest. A week in which the OPD had nothing to deliver has no snapshot in it. The day of `now` stands as it is counted: a gauge is the most of its hour. Pure.
 */
export function joinHistory(snapshots: readonly ProgressCount[], gauges: readonly HistoryPoint[], now?: ProgressCount): HistoryPoint[] {
  const isCounted = now !== undefined && (now.planned > 0 || gauges.length > 0);
  const points = isCounted ? [...gauges.filter(({ at }) => dayOf(at) < dayOf(now.at)), pointOf(now)] : gauges;
  const weekOf = ({ at }: { readonly at: string }) => mondayOf(new Date(at));
  const told = new Set(points.map(weekOf));
  const kept = snapshots.filter((snapshot) => snapshot.planned > 0 && !told.has(weekOf(snapshot)));
  return [...kept.map(pointOf), ...points].toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

const dayOf = (at: string): string => dayInJakarta(new Date(at));
const pointOf = ({ at, delivered, late }: ProgressCount): HistoryPoint => ({ at, delivered, late });
