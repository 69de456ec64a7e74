import type { Violation } from '../model/violation.ts';
import { isUnreadable, unreadableWords } from '../standards/unreadable-text.ts';
import { placeText } from './reject-nik.ts';

/**
 * Where a text that nobody can read for what it is stands in a body, names of members included: whatever its form, it would be stored, listed and shown. Routes
 * whose body is made of cells (`confidential`) are not asked: those are data.
 */
export function unreadableInBody(value: unknown, path: readonly string[] = []): Violation[] {
  if (typeof value === 'string') return isUnreadable(value) ? [violationAt(path)] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    isUnreadable(name) ? [violationAt(path)] : unreadableInBody(member, [...path, name]),
  );
}

/** Which of a route's own query parameters hold one. */
export function unreadableInQuery(query: Readonly<Record<string, unknown>>, known: readonly string[]): Violation[] {
  const told = known.filter((name) => [query[name]].flat().some((value) => typeof value === 'string' && isUnreadable(value)));
  return told.map((name) => ({ where: `parameter ${name}`, what: unreadableWords }));
}

/** Whether a JSON value has more brackets within brackets than that: anyone who walks it afterwards calls themselves once for each. */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= most; depth += 1) {
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

function violationAt(path: readonly string[]): Violation {
  return { where: placeText(path), what: unreadableWords };
}
