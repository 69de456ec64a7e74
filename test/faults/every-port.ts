import type { BatchPorts } from '../../functions/ingest/ingest-batch.ts';
import type { IngestFakes } from '../fakes/ingest-fakes.ts';
import { type FaultPlan, faulty } from './faulty.ts';

/** Every port that ingest calls, sharing one plan; the metrics, the log and the clock can't fail. */
export function withFaults(fakes: IngestFakes, plan: FaultPlan): IngestFakes & BatchPorts {
  return {
    ...fakes,
    datasets: faulty(fakes.datasets, plan),
    standards: faulty(fakes.standards, plan),
    manifests: faulty(fakes.manifests, plan),
    uploads: faulty(fakes.uploads, plan),
    reviews: faulty(fakes.reviews, plan),
    unanswered: faulty(fakes.unanswered, plan),
    inbox: faulty(fakes.inbox, plan),
    published: faulty(fakes.published, plan),
    refresh: faulty(fakes.refresh, plan),
    subjects: faulty(fakes.subjects, plan),
  };
}
