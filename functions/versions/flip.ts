import { isPublic } from '../model/access-level.ts';
import { nextDueAfter } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Manifest, totals } from '../model/manifest.ts';
import { isPeriod } from '../model/period.ts';

/**
 * META as it is once `manifest` is the current version, one revision on. A delivery moves the due date; a restoration does not. A withdrawn dataset
 * stays withdrawn, whatever becomes of its versions: only its own restoration publishes it again.
 */
export function flip(dataset: Dataset, manifest: Manifest, change: { readonly now: Date; readonly deliveredAt?: Date }): Dataset {
  const { nihil: said, ...kept } = dataset;
  const nihil = said && hasPeriod(manifest, said.period) ? undefined : said;
  const { rows, bytes, leftOut } = totals(manifest.parts);
  const state = dataset.state === 'withdrawn' ? 'withdrawn' : 'published';
  return {
    ...kept,
    ...(nihil ? { nihil } : {}),
    ...(change.deliveredAt ? delivery(dataset, change.deliveredAt) : {}),
    state,
    oncePublic: dataset.oncePublic || (state === 'published' && isPublic(dataset)),
    personalColumns: manifest.personalColumns ?? dataset.personalColumns,
    standardVersion: Math.max(dataset.standardVersion ?? 0, manifest.standardVersion),
    current: {
      n: manifest.n,
      uploadId: manifest.uploadId,
      rows,
      bytes,
      ...(leftOut > 0 ? { leftOut } : {}),
      publishedAt: manifest.publishedAt,
    },
    updatedAt: change.now.toISOString(),
    revision: dataset.revision + 1,
  };
}

/** Data of a period undo that there were none; a dataset without periods has data of all of them. */
function hasPeriod({ parts }: Manifest, period: string): boolean {
  return parts.some((part) => part.period === period || !isPeriod(part.period));
}

/** META once rows came that stand already: delivered, one revision on, and nothing else. */
export function withDelivery(dataset: Dataset, { now, deliveredAt }: { readonly now: Date; readonly deliveredAt: Date }): Dataset {
  return { ...dataset, ...delivery(dataset, deliveredAt), updatedAt: now.toISOString(), revision: dataset.revision + 1 };
}

/** An older delivery that is published late (it waited for the steward) moves nothing back. */
function delivery(dataset: Dataset, at: Date): Partial<Pick<Dataset, 'lastDeliveryAt' | 'nextDue'>> {
  if (dataset.lastDeliveryAt !== undefined && Date.parse(dataset.lastDeliveryAt) >= at.getTime()) return {};
  const nextDue = nextDueAfter(dataset.cadence, at, dataset.nextDue);
  return { lastDeliveryAt: at.toISOString(), ...(nextDue === undefined ? {} : { nextDue }) };
}
