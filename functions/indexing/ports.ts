import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Dataset } from '../model/dataset.ts';
import type { DeliverySubjects } from '../model/subject-index.ts';
import type { Upload } from '../model/upload.ts';
import type { IndexPorts } from '../persons/index-delivery.ts';
import type { IndexRuns, SubjectIndex } from '../persons/subject-index.port.ts';
import type { ObjectVersions } from '../retention/object-versions.port.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';

export type KeepIndexPorts = Omit<IndexPorts, 'published'> & {
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
  readonly manifests: ManifestStore;
  readonly uploads: Pick<UploadStore, 'get' | 'list'>;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly subjects: IndexPorts['subjects'] & Pick<SubjectIndex, 'describe'> & IndexRuns;
  readonly published: Pick<Published, 'putFile' | 'download'>;
  readonly objects: Pick<ObjectVersions, 'remove'>;
  readonly remainingMilliseconds: () => number;
  /** Notes that a dataset's turn failed, whose fault ends the run once all others had theirs. */
  readonly failed: (datasetId: string, error: unknown) => void;
};

/** What a run did: deliveries indexed; those that wait for the next run; runs whose buckets went, and how many items that were. */
export type IndexKept = { indexed: number; left: number; swept: number; items: number };

/** A dataset as this run finds it. */
export type KeptDataset = {
  readonly dataset: Dataset;
  readonly uploads: readonly Upload[];
  readonly described: ReadonlyMap<string, DeliverySubjects>;
  readonly keyVersion: string;
};
