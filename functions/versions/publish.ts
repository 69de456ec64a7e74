import type { DatasetStore } from '../datasets/dataset.port.ts';
import { tooLargeForMeta } from '../datasets/meta-size.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import { limits } from '../limits.ts';
import type { Changes } from '../model/changes.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest, Part } from '../model/manifest.ts';
import { rowCountsOf } from '../model/row-counts.ts';
import { type Collection, deliveredBy, nothingSaid, type Standing } from './delivered-by.ts';
import { flip, withDelivery } from './flip.ts';
import { currentManifest, history } from './history.ts';
import { isIdentical } from './identical.ts';
import type { ManifestStore } from './manifest.port.ts';
import { type Merge, mergeParts } from './merge-parts.ts';
import { refuseOverUnits } from './over-units.ts';
import { refusePublication } from './publish-rule.ts';

export type PublishPorts = { readonly datasets: DatasetStore; readonly manifests: ManifestStore; readonly refresh: Refresh };

/** An accepted delivery, ready to become a version. */
export type Publication = {
  readonly datasetId: string;
  readonly uploadId: string;
  readonly mode: 'periods' | 'all';
  readonly parts: readonly Part[];
  readonly standardVersion: number;
  readonly personalColumns: readonly string[];
  /** As they were counted when the upload was checked. */
  readonly changes?: Changes;
  /** When the upload was started, RFC 3339: no version before it can hold it. */
  readonly startedAt: string;
  /** When the file arrived, RFC 3339: the delivery counts from then, however long the review takes. */
  readonly deliveredAt: string;
  readonly by: string;
  /** Of a unit's part: what its OPD says of its units at this moment. */
  readonly collection?: Collection & { readonly refusal?: string };
};

export type PublishOutcome =
  /**
   * `superseded`: periods that stayed with a newer upload. `n` is the version that stands; it is a new one where the delivery `changed` it, not where all
   * periods were `superseded`, or its rows are the very ones that stand (`identical`).
   */
  | { readonly outcome: 'published'; readonly n: number; readonly superseded: readonly string[]; readonly effect: Effect }
  | { readonly outcome: 'refused'; readonly detail: string };

type Effect = 'changed' | 'superseded' | 'identical';

/**
 * Publishes a delivery: manifest, then one conditional flip of META's `current` (data-model.md, "Publishing"). The loser of a race rebuilds on
 * the winner's manifest. Repeatable: a delivery that is already in the history is found there. Throws when it loses too often, or a store fails.
 */
export async function publish(ports: PublishPorts, publication: Publication, now: Date): Promise<PublishOutcome> {
  for (let attempt = 0; attempt < limits.maxPublishAttempts; attempt++) {
    const outcome = await attemptPublish(ports, publication, now);
    if (outcome === 'stale') continue;
    if (outcome.outcome === 'published') await ports.refresh.request(publication.datasetId);
    return outcome;
  }
  throw new Error(`upload ${publication.uploadId} lost the race for its dataset ${limits.maxPublishAttempts} times`);
}

async function attemptPublish(ports: PublishPorts, publication: Publication, now: Date): Promise<PublishOutcome | 'stale'> {
  const dataset = await ports.datasets.get(publication.datasetId);
  if (!dataset) throw new Error(`dataset ${publication.datasetId} of upload ${publication.uploadId} is gone`);
  const already = await findPublished(ports.manifests, dataset, publication);
  if (already) return { outcome: 'published', n: already.n, superseded: supersededBy(already, publication), effect: 'changed' };

  if (publication.collection?.refusal !== undefined) return { outcome: 'refused', detail: publication.collection.refusal };
  const [current, spoken] = await Promise.all([
    currentManifest(ports.manifests, dataset),
    publication.collection?.spoken?.() ?? nothingSaid,
  ]);
  const merge = mergeParts(current, publication);
  const standing = { merge, current, spoken };
  if (!merge.changes && current) return { outcome: 'published', n: current.n, superseded: merge.superseded, effect: 'superseded' };
  const overUnits = refuseOverUnits(current, publication);
  if (overUnits !== undefined) return { outcome: 'refused', detail: overUnits };
  if (merge.parts.length > limits.maxPartsPerVersion) return { outcome: 'refused', detail: tooManyParts(merge.parts.length) };
  const personalColumns = personalColumnsAfter(dataset, publication, merge);
  const detail = refusePublication(dataset, { standardVersion: publication.standardVersion, personalColumns });
  if (detail !== undefined) return { outcome: 'refused', detail };
  if (current && isIdentical(current, merge, publication)) return confirm(ports, dataset, publication, standing, now);

  const deliveredAt = deliveredBy(dataset, publication, standing);
  const delivered = { now, ...(deliveredAt ? { deliveredAt } : {}) };
  const built = buildManifest(dataset, publication, merge, personalColumns, now);
  if (tooLargeForMeta(flip(dataset, built, delivered), limits.metaHoldBytes)) return { outcome: 'refused', detail: tooMuchToKeep };
  const manifest = await ports.manifests.put(built);
  const written = await ports.datasets.replace(flip(dataset, manifest, delivered));
  return written === 'stale' ? 'stale' : { outcome: 'published', n: manifest.n, superseded: merge.superseded, effect: 'changed' };
}

/** The rows that stand came again: they make no version, but they are the delivery of their period, and the next one is due after it. */
async function confirm(
  ports: PublishPorts,
  dataset: Dataset,
  publication: Publication,
  standing: Standing,
  now: Date,
): Promise<PublishOutcome | 'stale'> {
  if (!dataset.current) throw new Error(`dataset ${dataset.datasetId} has a manifest, and no current version`);
  const deliveredAt = deliveredBy(dataset, publication, standing);
  if (deliveredAt && (await ports.datasets.replace(withDelivery(dataset, { now, deliveredAt }))) === 'stale') return 'stale';
  return { outcome: 'published', n: dataset.current.n, superseded: [], effect: 'identical' };
}

const tooMuchToKeep =
  'Keterangan dataset ini terlalu panjang untuk disimpan bersama daftar kolom data pribadinya. Pendekkan judul, dasar hukum, dan alasannya, atau kurangi kolom data pribadinya.';

function tooManyParts(count: number): string {
  return `Dataset ini akan memuat ${count} bagian (periode, atau periode tiap unit); paling banyak ${limits.maxPartsPerVersion}. Pakai periode yang lebih panjang, atau mulai dataset baru.`;
}

/** The version that the upload made, if it made one: looks back through those published since it was started, clocks being what they are. */
export async function findPublished(
  manifests: ManifestStore,
  dataset: Dataset,
  publication: Pick<Publication, 'uploadId' | 'startedAt'>,
): Promise<Manifest | undefined> {
  const earliest = Date.parse(publication.startedAt) - limits.clockSkewSeconds * 1000;
  for await (const { manifest } of history(manifests, dataset)) {
    if (manifest.uploadId === publication.uploadId) return manifest;
    if (Date.parse(manifest.publishedAt) < earliest) return undefined;
  }
  return undefined;
}

function supersededBy(manifest: Manifest, publication: Publication): string[] {
  const own = new Set(manifest.parts.filter((part) => part.uploadId === publication.uploadId).map((part) => part.period));
  return publication.parts.map((part) => part.period).filter((period) => !own.has(period));
}

/** Parts that stay keep the dataset's personal columns; a version made of this delivery alone has only its own. */
export function personalColumnsAfter(
  dataset: Dataset,
  publication: Pick<Publication, 'uploadId' | 'personalColumns'>,
  merge: Merge,
): string[] {
  const alone = merge.parts.every((part) => part.uploadId === publication.uploadId);
  return [...new Set([...(alone ? [] : dataset.personalColumns), ...publication.personalColumns])].sort();
}

function buildManifest(dataset: Dataset, publication: Publication, merge: Merge, personalColumns: string[], now: Date): Manifest {
  return {
    datasetId: dataset.datasetId,
    n: (dataset.current?.n ?? 0) + 1,
    uploadId: publication.uploadId,
    standardVersion: publication.standardVersion,
    parts: [...merge.parts],
    ...(dataset.current ? { previous: { n: dataset.current.n, uploadId: dataset.current.uploadId } } : {}),
    ...(merge.replacedAllBy === undefined ? {} : { replacedAllBy: merge.replacedAllBy }),
    personalColumns,
    ...changesNow(dataset, publication, merge),
    publishedAt: now.toISOString(),
    publishedBy: publication.by,
  };
}

/** The counts, where they are still true: against the version that this one follows, and with all that was delivered. */
function changesNow({ current }: Dataset, { changes }: Publication, { superseded }: Merge): Pick<Manifest, 'changes'> {
  if (!changes || superseded.length > 0) return {};
  const { against } = changes;
  return against?.n === current?.n && against?.uploadId === current?.uploadId ? { changes: rowCountsOf(changes) } : {};
}
