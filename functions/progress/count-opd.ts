import { decide } from '../access/decide.ts';
import { isLate } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import { anonymous } from '../model/principal.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import type { Upload } from '../model/upload.ts';
import { monthEnd } from './calendar.ts';

export type Delivery = { readonly dataset: Dataset; readonly newestUpload: Upload | undefined };

/** Counts one OPD from its datasets and each one's newest upload. Pure: the same table gives the same numbers, however often it is counted. */
export function countOpd(opdId: string, deliveries: readonly Delivery[], now: Date): ProgressCount {
  const planned = deliveries.filter(({ dataset }) => dataset.state !== 'withdrawn');
  const datasets = planned.map(({ dataset }) => dataset);
  const seen = datasets.filter((dataset) => decide(anonymous, 'see', { kind: 'dataset', dataset }, now).effect === 'allow');
  const uploads = planned.flatMap(({ newestUpload }) => (newestUpload ? [newestUpload] : []));
  const last = uploads.map(startedAt).sort().at(-1);
  const at = now.toISOString();
  return {
    opdId,
    at,
    planned: datasets.length,
    due: datasets.filter(({ nextDue }) => nextDue !== undefined && nextDue <= monthEnd(now)).length,
    delivered: datasets.filter((dataset) => isDelivered(dataset, at)).length,
    late: datasets.filter((dataset) => isLate(dataset, at)).length,
    rejected: uploads.filter(({ state }) => state === 'rejected' || state === 'returned').length,
    missing: datasets.filter(({ current }) => !current).length,
    rows: sumOfRows(datasets),
    ...(last ? { lastUploadAt: last } : {}),
    public: {
      planned: seen.length,
      delivered: seen.filter((dataset) => isDelivered(dataset, at)).length,
      late: seen.filter((dataset) => isLate(dataset, at)).length,
      rows: sumOfRows(seen),
    },
  };
}

/** Past its date, whether or not it was ever delivered. */
function isDelivered(dataset: Dataset, at: string): boolean {
  return dataset.current !== undefined && !isLate(dataset, at);
}

function startedAt(upload: Upload): string {
  return upload.at.waiting ?? '';
}

function sumOfRows(datasets: readonly Dataset[]): number {
  return datasets.reduce((sum, { current }) => sum + (current?.rows ?? 0), 0);
}
