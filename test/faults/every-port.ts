import type { BatchPorts } from '../../functions/ingest/ingest-batch.ts';
import type { IngestWorld } from '../fakes/ingest-world.ts';
import { type FaultPlan, faulty } from './faulty.ts';

/** Every port that ingest calls, sharing one plan; the metrics, the log and the clock can't fail. */
export function withFaults(world: IngestWorld, plan: FaultPlan): IngestWorld & BatchPorts {
  return {
    ...world,
    datasets: faulty(world.datasets, plan),
    standards: faulty(world.standards, plan),
    manifests: faulty(world.manifests, plan),
    uploads: faulty(world.uploads, plan),
    reviews: faulty(world.reviews, plan),
    unanswered: faulty(world.unanswered, plan),
    inbox: faulty(world.inbox, plan),
    published: faulty(world.published, plan),
    refresh: faulty(world.refresh, plan),
  };
}
