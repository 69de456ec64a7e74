import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { About, Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Profile } from '../model/profile.ts';
import { defaultShow } from '../model/profile-default.ts';
import type { DeliverySubjects } from '../model/subject-index.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field } from '../standards/standard.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { SubjectIndex } from './subject-index.port.ts';
import type { SubjectKeys } from './subject-keys.port.ts';

export type SourcePorts = {
  readonly datasets: Pick<DatasetStore, 'load' | 'loadAbouts'>;
  readonly manifests: ManifestStore;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly subjects: SubjectIndex;
  readonly subjectKeys: Pick<SubjectKeys, 'of'>;
};

/** A dataset that appears in profiles, as its one current version stands. */
export type Source = {
  readonly profile: Profile;
  readonly dataset: Dataset;
  readonly manifest: Manifest;
  readonly fields: readonly Field[];
  /** Of each of its deliveries, how persons are found in it. */
  readonly deliveries: readonly DeliverySubjects[];
  /** True where a delivery has no index, or one whose key is kept no more: its rows can't be told until one is made (indexing/keep-index.ts). */
  readonly isIncomplete: boolean;
};

/** A dataset, its setting and what it says of itself, as they were read at one moment. */
export type Appearing = { readonly profile: Profile; readonly dataset: Dataset; readonly about: About | undefined };

/** Of these settings, the datasets that are published and not held: what is withdrawn or held says nothing of anybody. */
export async function appearing(ports: Pick<SourcePorts, 'datasets'>, profiles: readonly Profile[]): Promise<Appearing[]> {
  const ids = profiles.map(({ datasetId }) => datasetId);
  const [datasets, abouts] = await Promise.all([ports.datasets.load(ids), ports.datasets.loadAbouts(ids)]);
  return profiles.flatMap((profile) => {
    const dataset = datasets.get(profile.datasetId);
    const isThere = dataset?.current !== undefined && dataset.state === 'published' && !dataset.hold;
    return isThere ? [{ profile, dataset, about: abouts.get(profile.datasetId) }] : [];
  });
}

/** Each of them that may be told of anybody as it stands now, with its current version: one, whatever is published meanwhile. */
export async function sourcesOf(ports: SourcePorts, datasets: readonly Appearing[]): Promise<Source[]> {
  const read = await Promise.all(
    datasets.map(async ({ profile, dataset, about }) => {
      const manifest = await currentManifest(ports.manifests, dataset);
      if (!manifest) throw new Error(`dataset ${dataset.datasetId} has a current version, and no manifest`);
      const standard = await ports.standards.get(dataset.datasetId, manifest.standardVersion);
      if (!standard) throw new Error(`standard ${manifest.standardVersion} of dataset ${dataset.datasetId} is missing`);
      return { profile, dataset, about, manifest, fields: standard.fields };
    }),
  );
  const told = read.filter(mayBeTold);
  const asked = told.flatMap(({ manifest }) => deliveriesOf(manifest));
  const described = await ports.subjects.describe(asked);
  const readable = await Promise.all(described.map((one) => one && isReadable(ports, one)));
  const known = new Map(asked.map(({ uploadId }, place) => [uploadId, readable[place] ? described[place] : undefined]));
  return told.map(({ about: _about, ...one }) => {
    const deliveries = deliveriesOf(one.manifest).map(({ uploadId }) => known.get(uploadId));
    return { ...one, deliveries: deliveries.flatMap((found) => found ?? []), isIncomplete: deliveries.includes(undefined) };
  });
}

/** Whether its rows are of family cards, and name no person. */
export function namesFamiliesAlone({ deliveries }: Source): boolean {
  return deliveries.every(({ columns }) => columns.nik === undefined);
}

async function isReadable({ subjectKeys }: SourcePorts, { made }: DeliverySubjects): Promise<boolean> {
  return made === undefined || (await subjectKeys.of(made.keyVersion)) !== undefined;
}

function deliveriesOf({ datasetId, parts }: Manifest): { readonly datasetId: string; readonly uploadId: string }[] {
  return [...new Set(parts.map(({ uploadId }) => uploadId))].map((uploadId) => ({ datasetId, uploadId }));
}

/**
 * Whether it may be told as it stands now, whatever it was when its head set it. A row that names several people would tell each of the others: where the standard has several NIKs,
 * only the register is read, whose columns are known. And what is shown must still say nothing that harms whoever is seen to be in it (decision 0053).
 */
function mayBeTold({ profile, dataset, about, fields }: Appearing & Pick<Source, 'fields'>): boolean {
  if (profile.register !== undefined) return true;
  if (fields.filter(({ format }) => format === 'nik').length > 1) return false;
  const { description = '', themes = [], tags = [] } = about ?? {};
  const columns = fields.flatMap((field) => [field.name, titleOf(field)]);
  return profile.show !== 'shown' || defaultShow({ title: dataset.title, description, themes, tags, columns }) === undefined;
}
