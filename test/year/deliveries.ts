import type { Random } from '../../demo/random.ts';
import type { Access } from '../../functions/model/access-level.ts';
import type { Cadence } from '../../functions/model/cadence.ts';
import { columnDrift, needsSteward, rowDrift } from '../../functions/versions/drift.ts';
import { driftReason } from '../../functions/versions/drift-messages.ts';
import { wholePeriod } from '../../functions/versions/merge-parts.ts';
import type { ColumnFacts } from '../../functions/versions/version-differ.port.ts';
import { lastDayOf } from './own-calendar.ts';

/** How one dataset and its clerk are: chances, all made up. */
export type Habit = {
  readonly datasetId: string;
  readonly opdId: string;
  readonly cadence: Cadence;
  readonly access: Access;
  readonly priority: boolean;
  /** Of its periods, how many come in time. */
  readonly punctual: number;
  /** Of its periods, how many never come. */
  readonly forgets: number;
  /** Of its periods, in how many there is nothing to report. */
  readonly nihil: number;
  /** Rows of a period: about so many. A list of events has as many as there were; a table of offices hardly changes. */
  readonly rows: number;
  readonly isEvents: boolean;
  /** Who delivers it: each unit its own part of a period, all alike; none where the OPD does. */
  readonly units: readonly string[];
};

const cadenceShares: readonly (readonly [Cadence, number])[] = [
  ['weekly', 0.04],
  ['monthly', 0.4],
  ['quarterly', 0.24],
  ['four-monthly', 0.02],
  ['semiannual', 0.1],
  ['annual', 0.16],
  ['ad-hoc', 0.04],
];

function cadenceOf(chance: number): Cadence {
  let rest = chance;
  for (const [cadence, share] of cadenceShares) {
    rest -= share;
    if (rest < 0) return cadence;
  }
  return 'monthly';
}

export function habitOf(random: Random, opdId: string, place: number): Habit {
  const cadence = cadenceOf(random.next());
  const level = random.next();
  const kind = random.next();
  return {
    // One that begins with an OPD's id is that one's alone, also where another registers it in its place.
    datasetId: `data-${opdId}-${place}`,
    opdId,
    cadence,
    access: level < 0.7 ? 'open' : level < 0.9 ? 'limited' : 'closed',
    priority: random.chance(0.08),
    // Most offices are in time most of the time; some are not, and one in thirty never begins.
    punctual: kind < 0.03 ? 0 : kind < 0.25 ? 0.6 : 0.93,
    forgets: kind < 0.03 ? 1 : 0.02,
    nihil: random.chance(0.06) ? 0.3 : 0,
    rows: Math.round(10 ** (0.8 + random.next() * 3)),
    isEvents: random.chance(0.25),
    units: [],
  };
}

/** The same, collected from three to five units: what has periods, and is reported as nihil now and then. */
export function collected(random: Random, habit: Habit): Habit {
  const units = Array.from({ length: 3 + random.below(3) }, (_, place) => `${habit.opdId}-unit-${place + 1}`);
  const cadence = random.pick(['weekly', 'monthly', 'monthly', 'quarterly'] as const);
  return { ...habit, units, cadence, punctual: 0.85, forgets: 0.02, nihil: 0.1, rows: Math.max(20, Math.round(habit.rows / units.length)) };
}

export type Fate = 'good' | 'rejected' | 'mistaken';

/** What a file is: good, with cells that the standard refuses, or one that passes and is wrong (half of it, another unit). */
export function fateOf(random: Random): Fate {
  const chance = random.next();
  return chance < 0.1 ? 'rejected' : chance < 0.12 ? 'mistaken' : 'good';
}

/** Rows of a delivery of that kind. */
export function rowsOf(random: Random, { rows, isEvents }: Habit, fate: Fate): number {
  const spread = isEvents ? Math.sqrt(rows) : rows * 0.03;
  const usual = Math.max(1, Math.round(rows + spread * normal(random)));
  return fate === 'mistaken' ? Math.max(1, Math.floor(usual * 0.5)) : usual;
}

/** What is unlike the file before it, by the very rules that judge it: its rows, a column of few kinds, one of amounts. */
export function driftReasons(random: Random, before: number, after: number, fate: Fate): string[] {
  const [oldLargest, newLargest] = [largest(random, before), largest(random, after) * (fate === 'mistaken' ? 1000 : 1)];
  const middle = { before: 100, after: 100 * Math.exp(normal(random) / Math.sqrt(after)) * (fate === 'mistaken' ? 1000 : 1) };
  const kinds = 8;
  const isNewKind = random.chance(0.01);
  const amounts: ColumnFacts = {
    name: 'jumlah',
    filledBefore: before,
    filledAfter: after,
    range: { before: ['1', oldLargest.toFixed(0)], after: ['1', newLargest.toFixed(0)], middle, thousandths: 0 },
  };
  const groups: ColumnFacts = {
    name: 'jenis',
    filledBefore: before,
    filledAfter: after,
    values: { known: kinds, kept: kinds, fresh: isNewKind ? 1 : 0, samples: [] },
  };
  const shapes = { fractions: new Map(), dayAndMonth: new Set<string>() };
  const part = (of: number, name: string) => ({
    period: wholePeriod,
    key: name,
    versionId: 'v',
    rows: of,
    bytes: 1,
    sha256: name,
    uploadId: name,
  });
  const sides = { before: [part(before, 'before')], after: [part(after, 'after')] };
  const ofColumns = columnDrift({ rowsBefore: before, rowsAfter: after, columns: [amounts, groups] }, [], shapes);
  return [...rowDrift([{ period: wholePeriod, ...sides }]), ...ofColumns].filter(needsSteward).map(driftReason);
}

/** The largest of so many amounts whose logarithms are spread by one: it grows with their number, and moves by itself. */
function largest(random: Random, rows: number): number {
  const height = Math.sqrt(2 * Math.log(Math.max(2, rows)));
  const gumbel = -Math.log(-Math.log(Math.max(1e-9, random.next())));
  return 100 * Math.exp(height + gumbel / height);
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(Math.max(1e-9, random.next()))) * Math.cos(2 * Math.PI * random.next());
}

/** The last days of the year's periods from a day on. */
export function lastDays(cadence: Cadence, from: string, until: string): string[] {
  const days: string[] = [];
  for (let last = lastDayOf(cadence, from); last !== undefined && last <= until; last = lastDayOf(cadence, dayAfter(last))) days.push(last);
  return days;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
