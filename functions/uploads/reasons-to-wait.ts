import type { Dataset } from '../datasets/dataset.ts';
import type { DatasetStore } from '../datasets/dataset-store.ts';
import { sensitiveTheme } from '../standards/small-counts.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest-store.ts';
import { deletedBy } from '../versions/merge-parts.ts';
import { publicationOf } from './publish-upload.ts';
import { reviewReasons } from './review-reasons.ts';
import type { Upload } from './upload.ts';

export type ReasonPorts = {
  readonly datasets: Pick<DatasetStore, 'getAbout'>;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly manifests: ManifestStore;
};

/** Why the steward must look at an accepted upload, by what stands now; empty when it may be published by itself. */
export async function reasonsToWait(ports: ReasonPorts, dataset: Dataset, upload: Upload): Promise<string[]> {
  const publication = publicationOf(upload, upload.startedBy);
  const [standard, current] = await Promise.all([
    ports.standards.get(upload.datasetId, publication.standardVersion),
    currentManifest(ports.manifests, dataset),
  ]);
  const smallCounts = upload.smallCounts ?? [];
  const about = smallCounts.length > 0 && dataset.access === 'open' ? await ports.datasets.getAbout(dataset.datasetId) : undefined;
  const words = { title: dataset.title, themes: about?.themes ?? [], tags: about?.tags ?? [] };
  const columns = standard?.fields.map(({ name }) => name) ?? [];
  return reviewReasons({
    dataset,
    standardVersion: publication.standardVersion,
    standardApproved: standard?.state === 'approved',
    standardFromLibrary: standard?.library !== undefined,
    personalColumns: publication.personalColumns,
    nikSuspects: upload.nikSuspects ?? [],
    declaredNotNik: upload.declaredNotNik ?? 0,
    parts: publication.parts,
    currentParts: current?.parts ?? [],
    deletedParts: deletedBy(current, publication),
    drift: upload.drift ?? [],
    smallCounts,
    sensitiveTheme: smallCounts.length > 0 ? sensitiveTheme(words, columns) : undefined,
  });
}

/** The upload as a steward should see it: in review, with the reasons of now and not of the day it came. */
export async function withFreshReasons(ports: ReasonPorts, dataset: Dataset, upload: Upload): Promise<Upload> {
  if (upload.state !== 'in-review' || upload.approvedBy !== undefined) return upload;
  const reasons = await reasonsToWait(ports, dataset, upload);
  return { ...upload, reviewReasons: reasons.length > 0 ? reasons : [nothingLeft] };
}

const nothingLeft = 'Alasan semula sudah tidak berlaku lagi: unggahan ini boleh langsung disetujui.';
