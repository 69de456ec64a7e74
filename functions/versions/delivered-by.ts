import type { Dataset } from '../model/dataset.ts';
import type { Manifest, Part } from '../model/manifest.ts';
import { isPeriod } from '../model/period.ts';
import { millisecondsOf } from '../model/ulid-time.ts';
import type { UnitNihil } from '../model/unit-nihil.ts';
import type { Merge } from './merge-parts.ts';

/** That a unit had nothing to report for a period; `undoneAt`: when the first file of its own came since, whatever became of that. */
export type SaidNihil = Pick<UnitNihil, 'unitId' | 'period' | 'at'> & { readonly undoneAt?: string };
/** What units said of periods beside their parts, and when a part of theirs was first published; of periods without any nihil nobody asks. */
export type Spoken = {
  readonly nihils: readonly SaidNihil[];
  readonly published: readonly { readonly unitId: string; readonly period: string; readonly at: string }[];
};

export const nothingSaid: Spoken = { nihils: [], published: [] };

/**
 * `expected`: the units that deliver the dataset; a delivery of theirs is complete once all have delivered one period, or had nothing to report for it. `spoken`: which of
 * them had not, for the periods of the delivery; asked at each attempt, after META, so that of a part and a report of nothing that meet the later one sees the other.
 */
export type Collection = {
  readonly refusal?: string;
  readonly expected: readonly string[];
  readonly spoken?: () => Promise<Spoken>;
};
/** What a delivery meets, and what comes of it. */
export type Standing = {
  readonly merge: Pick<Merge, 'parts'>;
  readonly current: Pick<Manifest, 'parts'> | undefined;
  readonly spoken: Spoken;
};
type Delivered = { readonly parts: readonly Part[]; readonly collection?: Collection; readonly deliveredAt: string };
type PartOfUnit = Pick<Part, 'period' | 'unitId' | 'uploadId'>;

/**
 * When a publication delivers the dataset, if it does: the OPD's own with its file; a unit's part, once each unit has one of that period or had nothing to report for it,
 * with the last word of these that came, whichever the steward let through last. One of ten puskesmas is no month's delivery, and a part that comes again of a month that
 * was complete is none of the next. Where there are no periods, each must have sent since the delivery before. Pure.
 */
export function deliveredBy(
  dataset: Pick<Dataset, 'createdAt' | 'lastDeliveryAt'>,
  { parts, collection, deliveredAt }: Delivered,
  { merge, current, spoken }: Standing,
): Date | undefined {
  if (!collection) return new Date(deliveredAt);
  const { expected } = collection;
  const since = Date.parse(dataset.lastDeliveryAt ?? dataset.createdAt);
  const meant = merge.parts.filter(({ period, uploadId }) => isPeriod(period) || millisecondsOf(uploadId) > since);
  const before = current?.parts ?? [];
  const completed = parts.flatMap(({ period }) => {
    const asked = { period, expected, spoken };
    return isPeriod(period) && wasCollected(before, asked) ? [] : (momentsOf(meant, asked) ?? []);
  });
  // Of the other parts a version tells when they were begun: each came within the minutes in which its address was good.
  return completed.length === 0 ? undefined : new Date(Math.max(Date.parse(deliveredAt), ...completed));
}

type Asked = { readonly period: string; readonly expected: readonly string[]; readonly spoken: Spoken };

/** Whether each unit has delivered its part of the period, or had nothing to report for it. */
export function isCollected(parts: readonly PartOfUnit[], asked: Asked): boolean {
  return momentsOf(parts, asked) !== undefined;
}

/** When each unit sent its part of the period, or said that it had nothing to report for it; undefined while one has done neither, or undid what it said. */
function momentsOf(parts: readonly PartOfUnit[], { period, expected, spoken }: Asked): readonly number[] | undefined {
  const moments = expected.flatMap((unitId) => {
    const isOf = isOfUnit(unitId, period);
    const [part, nihil] = [parts.find(isOf), spoken.nihils.find(isOf)];
    if (part) return [millisecondsOf(part.uploadId)];
    return nihil && nihil.undoneAt === undefined ? [Date.parse(nihil.at)] : [];
  });
  return moments.length === expected.length ? moments : undefined;
}

/**
 * Whether there was a moment at which each unit had spoken, and so the period has counted: a unit that had nothing may have sent a file since. A part that stands has
 * stood since the unit's first one of that period was published.
 */
function wasCollected(parts: readonly PartOfUnit[], { period, expected, spoken }: Asked): boolean {
  const spans = expected.map((unitId) => {
    const isOf = isOfUnit(unitId, period);
    const [part, published] = [parts.find(isOf), spoken.published.find(isOf)];
    const stands = part ? [spanOf(published ? Date.parse(published.at) : millisecondsOf(part.uploadId))] : [];
    const said = spoken.nihils.filter(isOf).map(({ at, undoneAt }) => spanOf(Date.parse(at), undoneAt));
    return [...stands, ...said];
  });
  return spans.flat().some(({ from }) => spans.every((own) => own.some((span) => span.from <= from && from < span.until)));
}

/** Until it was undone; for good where it was not. */
function spanOf(from: number, undoneAt?: string): { readonly from: number; readonly until: number } {
  return { from, until: undoneAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(undoneAt) };
}

function isOfUnit(unitId: string, period: string) {
  return (one: { readonly period: string; readonly unitId?: string | undefined }) => one.period === period && one.unitId === unitId;
}
