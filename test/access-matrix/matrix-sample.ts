import { listRoutes, type OperationName, routes } from '../../functions/routes.ts';
import type { CityCell, DatasetCell } from './matrix.ts';
import { type BadToken, badTokens } from './tables.ts';

/** A bad token on a route. */
export type BadCall = { readonly operation: OperationName; readonly kind: BadToken };

/** Each bad token on each route. */
export function badCalls(): BadCall[] {
  return listRoutes().flatMap(({ operation }) => badTokens.map((kind) => ({ operation, kind })));
}

/**
 * What every run can afford over HTTP: anyone who reads what is published, rows and whole files, at every level; each operation with every answer that it
 * has, at every level and in every state; and each principal at every level, in every state, with every answer.
 */
export function sampleOf(cells: readonly DatasetCell[]): DatasetCell[] {
  const reading = cells.filter(isReading);
  const others = covering(cells, ({ operation, principal, level, state, expected }) => [
    ...[`${operation}: ${expected}`, `${operation} at ${level}`, `${operation} in ${state}`],
    ...[`${principal}: ${expected}`, `${principal} at ${level}`, `${principal} in ${state}`],
  ]);
  return [...new Set([...others, ...reading])];
}

const isReading = ({ operation, state }: DatasetCell): boolean =>
  state === 'published' && (operation === 'listRows' || operation === 'downloadFile');

/** Elsewhere: each operation with every answer that it has, and each action by every principal. */
export function sampleOfCity(cells: readonly CityCell[]): CityCell[] {
  return covering(cells, ({ operation, principal, expected }) => [
    `${operation}: ${expected}`,
    `${routes[operation].action} by ${principal}`,
  ]);
}

/** Three or four bad tokens on each route, each on a quarter of all. */
export function sampleOfBadCalls(calls: readonly BadCall[]): BadCall[] {
  const operations = [...new Set(calls.map(({ operation }) => operation))];
  return calls.filter(({ operation, kind }) => (operations.indexOf(operation) + badTokens.indexOf(kind)) % 4 === 0);
}

/** Some of these that have every meeting that all of them have: first those with many that no other had. */
function covering<T>(all: readonly T[], meetingsOf: (one: T) => readonly string[]): T[] {
  const missing = new Set(all.flatMap(meetingsOf));
  const chosen: T[] = [];
  for (const least of [4, 3, 2, 1]) {
    for (const one of all) {
      const fresh = meetingsOf(one).filter((meeting) => missing.has(meeting));
      if (fresh.length < least) continue;
      chosen.push(one);
      for (const meeting of fresh) missing.delete(meeting);
    }
  }
  return chosen;
}
