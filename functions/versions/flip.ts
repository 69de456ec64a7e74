import { nextDueAfter } from '../datasets/cadence.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { type Manifest, totals } from './manifest.ts';

/** META as it is once `manifest` is the current version, one revision on. A delivery moves the due date; a restoration does not. */
export function flip(dataset: Dataset, manifest: Manifest, change: { readonly now: Date; readonly deliveredAt?: Date }): Dataset {
  const { rows, bytes } = totals(manifest.parts);
  return {
    ...dataset,
    ...(change.deliveredAt ? delivery(dataset, change.deliveredAt) : {}),
    state: 'published',
    oncePublic: dataset.oncePublic || dataset.access === 'open',
    personalColumns: manifest.personalColumns ?? dataset.personalColumns,
    standardVersion: Math.max(dataset.standardVersion ?? 0, manifest.standardVersion),
    current: { n: manifest.n, uploadId: manifest.uploadId, rows, bytes, publishedAt: manifest.publishedAt },
    updatedAt: change.now.toISOString(),
    revision: dataset.revision + 1,
  };
}

function delivery(dataset: Dataset, at: Date): Pick<Dataset, 'lastDeliveryAt' | 'nextDue'> {
  const nextDue = nextDueAfter(dataset.cadence, at);
  return { lastDeliveryAt: at.toISOString(), ...(nextDue === undefined ? {} : { nextDue }) };
}
