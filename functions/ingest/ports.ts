import type { RecordStore } from '../access/record.port.ts';
import type { ProfileStore } from '../datasets/profile.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import type { IndexBirthsPorts } from '../persons/index-births.ts';
import type { IndexPorts } from '../persons/index-delivery.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Inbox } from '../uploads/inbox.port.ts';
import type { PublishUploadPorts } from '../uploads/publish-upload.ts';
import type { UnansweredStore } from '../uploads/unanswered.port.ts';
import type { ReviewStore } from '../uploads/upload.port.ts';
import type { VersionDiffer } from '../versions/version-differ.port.ts';
import type { VersionDescriber } from '../versions/version-summary.port.ts';
import type { IngestMetrics } from './ingest-metrics.port.ts';
import type { TableEngine } from './table-engine.port.ts';

/** Everything that ingest touches. */
export type IngestPorts = PublishUploadPorts &
  IndexPorts &
  IndexBirthsPorts & {
    readonly standards: StandardStore;
    readonly reviews: ReviewStore;
    readonly unanswered: Pick<UnansweredStore, 'note'>;
    readonly inbox: Inbox;
    readonly published: Published;
    readonly profiles: Pick<ProfileStore, 'get'>;
    readonly outbox: Pick<Outbox, 'put'>;
    readonly engine: TableEngine;
    readonly differ: VersionDiffer;
    readonly describer: VersionDescriber;
    readonly metrics: IngestMetrics;
    readonly records: RecordStore;
    /** A ULID. */
    readonly ids: () => string;
    /** Notes that a returned workbook could not be made: a help that is missing, no fault of the upload. */
    readonly notReturned: (uploadId: string, error: unknown) => void;
    /** The same of a version that could not be described. */
    readonly notSummarised: (uploadId: string, error: unknown) => void;
    readonly now: () => Date;
  };
