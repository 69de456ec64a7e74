import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { DestructionStore } from '../datasets/destruction.port.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import type { FilePieces, MakingStore } from '../rows/making.port.ts';
import type { InboxParts } from '../uploads/inbox-parts.port.ts';
import type { ReviewStore, UploadStore } from '../uploads/upload.port.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { ObjectVersions } from './object-versions.port.ts';
import type { SubjectForgetter } from './subject-forgetter.port.ts';

/** Everything that the end of data touches. */
export type RetentionPorts = {
  readonly datasets: Pick<DatasetStore, 'listByOpd' | 'hide' | 'replace'>;
  readonly manifests: ManifestStore;
  /** Of uploads with very many parts these are not looked at. */
  readonly uploads: Pick<UploadStore, 'list' | 'move'>;
  readonly reviews: Pick<ReviewStore, 'dequeue'>;
  readonly inboxParts: Pick<InboxParts, 'abort'>;
  readonly makings: Pick<MakingStore, 'list' | 'drop'>;
  readonly pieces: Pick<FilePieces, 'abort'>;
  readonly published: ObjectVersions;
  readonly inbox: ObjectVersions;
  /** All that finds persons in rows. */
  readonly subjects: readonly SubjectForgetter[];
  readonly destructions: DestructionStore;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly refresh: Refresh;
  /** A ULID. */
  readonly ids: () => string;
  readonly now: () => Date;
  /** Notes that a dataset's turn failed, whose fault ends the run once all others had theirs. */
  readonly failed: (datasetId: string, error: unknown) => void;
};
