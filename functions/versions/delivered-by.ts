import type { Dataset } from '../model/dataset.ts';
import type { Manifest, Part } from '../model/manifest.ts';
import { isPeriod } from '../model/period.ts';
import { millisecondsOf } from '../model/ulid-time.ts';
import type { Merge } from './merge-parts.ts';

/** `expected`: the units that deliver the dataset. A delivery of theirs is complete once all have delivered one period. */
export type Collection = { readonly expected: readonly string[] };
/** What a delivery meets, and what comes of it. */
export type Standing = { readonly merge: Pick<Merge, 'parts'>; readonly current: Pick<Manifest, 'parts'> | undefined };
type Delivered = { readonly parts: readonly Part[]; readonly collection?: Collection; readonly deliveredAt: string };

/**
 * When a publication delivers the dataset, if it does: the OPD's own with its file; a unit's part, once each unit has one of that period, with the last of these that
 * came, whichever the steward let through last. One of ten puskesmas is no month's delivery, and a part that comes again of a month that was complete is none of the
 * next. Where there are no periods, each must have sent since the delivery before. Pure.
 */
export function deliveredBy(
  dataset: Pick<Dataset, 'createdAt' | 'lastDeliveryAt'>,
  { parts, collection, deliveredAt }: Delivered,
  { merge, current }: Standing,
): Date | undefined {
  if (!collection) return new Date(deliveredAt);
  const since = Date.parse(dataset.lastDeliveryAt ?? dataset.createdAt);
  const isMeant = ({ period, uploadId }: Part) => isPeriod(period) || millisecondsOf(uploadId) > since;
  const complete = (all: readonly Part[], period: string) => {
    const own = all.filter((part) => part.period === period && collection.expected.includes(part.unitId ?? '') && isMeant(part));
    return own.length === collection.expected.length ? own : [];
  };
  const stood = new Set(
    parts.map(({ period }) => period).filter((period) => isPeriod(period) && complete(current?.parts ?? [], period).length > 0),
  );
  const completed = parts.flatMap(({ period }) => (stood.has(period) ? [] : complete(merge.parts, period)));
  if (completed.length === 0) return undefined;
  // Of the other parts a version tells when they were begun: each came within the minutes in which its address was good.
  return new Date(Math.max(Date.parse(deliveredAt), ...completed.map(({ uploadId }) => millisecondsOf(uploadId))));
}
