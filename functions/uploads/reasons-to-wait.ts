import type { DatasetStore } from '../datasets/dataset.port.ts';
import { isPublic } from '../model/access-level.ts';
import type { About, Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Upload } from '../model/upload.ts';
import { sensitiveTheme } from '../standards/rules/small-counts.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Standard } from '../standards/standard.ts';
import { currentManifest } from '../versions/history.ts';
import { isIdentical } from '../versions/identical.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { deletedBy, mergeParts } from '../versions/merge-parts.ts';
import { publicationOf } from './publish-upload.ts';
import { reviewReasons } from './review-reasons.ts';

export type ReasonPorts = {
  readonly datasets: Pick<DatasetStore, 'getAbout'>;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly manifests: ManifestStore;
};

/** What the reasons are made from, beside the upload and its dataset. */
export type ReasonFacts = {
  readonly standard: Standard | undefined;
  /** The manifest of the version that stands. */
  readonly current: Manifest | undefined;
  readonly about: About | undefined;
};

/** Why the steward must look at an accepted upload, by what stands now; empty when it may be published by itself. */
export async function reasonsToWait(ports: ReasonPorts, dataset: Dataset, upload: Upload): Promise<string[]> {
  const { standardVersion } = publicationOf(upload, upload.startedBy);
  const [standard, current] = await Promise.all([
    ports.standards.get(upload.datasetId, standardVersion),
    currentManifest(ports.manifests, dataset),
  ]);
  const tellsOfFew = (upload.smallCounts ?? []).length > 0 && isPublic(dataset);
  const about = tellsOfFew ? await ports.datasets.getAbout(dataset.datasetId) : undefined;
  return reasonsFrom(dataset, upload, { standard, current, about });
}

/** The upload as a steward should see it: in review, with the reasons of now and not of the day it came. */
export async function withFreshReasons(ports: ReasonPorts, dataset: Dataset, upload: Upload): Promise<Upload> {
  return waitsForReasons(upload) ? withReasons(upload, await reasonsToWait(ports, dataset, upload)) : upload;
}

/** The same, where the facts are known. */
export function withReasonsFrom(dataset: Dataset, upload: Upload, facts: ReasonFacts): Upload {
  return waitsForReasons(upload) ? withReasons(upload, reasonsFrom(dataset, upload, facts)) : upload;
}

function reasonsFrom(dataset: Dataset, upload: Upload, { standard, current, about }: ReasonFacts): string[] {
  const publication = publicationOf(upload, upload.startedBy);
  // Nothing would be published that is not published already.
  if (current && isIdentical(current, mergeParts(current, publication), publication)) return [];
  const smallCounts = upload.smallCounts ?? [];
  const { themes = [], tags = [] } = isPublic(dataset) ? (about ?? {}) : {};
  const words = { title: dataset.title, themes, tags };
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

function waitsForReasons({ state, approvedBy }: Upload): boolean {
  return state === 'in-review' && approvedBy === undefined;
}

function withReasons(upload: Upload, reasons: readonly string[]): Upload {
  return { ...upload, reviewReasons: reasons.length > 0 ? [...reasons] : [nothingLeft] };
}

const nothingLeft = 'Alasan semula sudah tidak berlaku lagi: unggahan ini boleh langsung disetujui.';
