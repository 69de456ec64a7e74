import { mondayOf } from './calendar.ts';
import type { HistoryPoint } from './progress.port.ts';

/** The history of one OPD: of itself, or of one that went whole into it. */
export type HistoryOfOne = { readonly points: readonly HistoryPoint[]; readonly isOver: boolean };

/**
 * The history of an OPD and of those that went into it as one, week by week: what was late of each adds up to what is late of all, before and after. In a week in which one was not counted
 * it stands as it stood before; one that ended is nothing after its last count. Alone, it stays as it is. Pure.
 */
export function historyOfBody(all: readonly HistoryOfOne[]): readonly HistoryPoint[] {
  const [only, ...others] = all;
  if (only && others.every(({ points }) => points.length === 0)) return only.points;
  const each = all.map(({ points, isOver }) => ({ byWeek: lastOfWeeks(points), isOver }));
  const weeks = [...new Set(each.flatMap(({ byWeek }) => [...byWeek.keys()]))].toSorted();
  return weeks.map((week) => {
    const points = each.flatMap(({ byWeek, isOver }) => pointOf(byWeek, week, isOver) ?? []);
    const at = points
      .map((point) => point.at)
      .filter((moment) => mondayOf(new Date(moment)) === week)
      .toSorted()
      .at(-1);
    const sum = (of: 'delivered' | 'late') => points.reduce((total, point) => total + point[of], 0);
    return { at: at ?? week, delivered: sum('delivered'), late: sum('late') };
  });
}

function lastOfWeeks(points: readonly HistoryPoint[]): ReadonlyMap<string, HistoryPoint> {
  const inOrder = points.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return new Map(inOrder.map((point) => [mondayOf(new Date(point.at)), point]));
}

function pointOf(byWeek: ReadonlyMap<string, HistoryPoint>, week: string, isOver: boolean): HistoryPoint | undefined {
  const known = [...byWeek.keys()].toSorted();
  const until = known.filter((each) => each <= week).at(-1);
  if (until === undefined || (isOver && week > (known.at(-1) ?? ''))) return undefined;
  return byWeek.get(until);
}
