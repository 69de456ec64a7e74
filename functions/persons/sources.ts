import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Profile } from '../model/profile.ts';
import type { DeliverySubjects } from '../model/subject-index.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field } from '../standards/standard.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { SubjectIndex } from './subject-index.port.ts';

export type SourcePorts = {
  readonly datasets: Pick<DatasetStore, 'load'>;
  readonly manifests: ManifestStore;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly subjects: SubjectIndex;
};

/** A dataset that appears in profiles, as its one current version stands. */
export type Source = {
  readonly profile: Profile;
  readonly dataset: Dataset;
  readonly manifest: Manifest;
  readonly fields: readonly Field[];
  /** Of each of its deliveries, how persons are found in it. */
  readonly deliveries: readonly DeliverySubjects[];
  /** True where a delivery has no index: it was published before there was one, and its rows can't be told. */
  readonly isIncomplete: boolean;
};

/** A dataset and its setting, as they were read at one moment. */
export type Appearing = { readonly profile: Profile; readonly dataset: Dataset };

/** Of these settings, the datasets that are published and not held: what is withdrawn or held says nothing of anybody. */
export async function appearing(ports: Pick<SourcePorts, 'datasets'>, profiles: readonly Profile[]): Promise<Appearing[]> {
  const datasets = await ports.datasets.load(profiles.map(({ datasetId }) => datasetId));
  return profiles.flatMap((profile) => {
    const dataset = datasets.get(profile.datasetId);
    return dataset?.current && dataset.state === 'published' && !dataset.hold ? [{ profile, dataset }] : [];
  });
}

/** Each of them with its current version: one, whatever is published meanwhile. */
export async function sourcesOf(ports: SourcePorts, datasets: readonly Appearing[]): Promise<Source[]> {
  const read = await Promise.all(
    datasets.map(async ({ profile, dataset }) => {
      const manifest = await currentManifest(ports.manifests, dataset);
      if (!manifest) throw new Error(`dataset ${dataset.datasetId} has a current version, and no manifest`);
      const standard = await ports.standards.get(dataset.datasetId, manifest.standardVersion);
      if (!standard) throw new Error(`standard ${manifest.standardVersion} of dataset ${dataset.datasetId} is missing`);
      return { profile, dataset, manifest, fields: standard.fields };
    }),
  );
  const asked = read.flatMap(({ manifest }) => deliveriesOf(manifest));
  const described = await ports.subjects.describe(asked);
  const known = new Map(asked.map(({ uploadId }, place) => [uploadId, described[place]]));
  return read.map((one) => {
    const deliveries = deliveriesOf(one.manifest).map(({ uploadId }) => known.get(uploadId));
    return { ...one, deliveries: deliveries.flatMap((found) => found ?? []), isIncomplete: deliveries.includes(undefined) };
  });
}

function deliveriesOf({ datasetId, parts }: Manifest): { readonly datasetId: string; readonly uploadId: string }[] {
  return [...new Set(parts.map(({ uploadId }) => uploadId))].map((uploadId) => ({ datasetId, uploadId }));
}
