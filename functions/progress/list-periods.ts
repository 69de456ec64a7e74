import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { denied } from '../http/denied.ts';
import { notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { nihilsOf } from '../model/nihil.ts';
import type { NihilLog } from '../uploads/nihil-log.port.ts';
import { readUploads } from '../uploads/read-uploads.ts';
import type { UploadStore } from '../uploads/upload.port.ts';
import { pastPeriods } from './past-periods.ts';

type Ports = {
  readonly city: Pick<City, 'opds'>;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly nihils: Pick<NihilLog, 'list'>;
};

/**
 * GET /v1/progress/{opdId}/deliveries/{datasetId}: how each due period of a dataset stood, the newest first; for who sees the OPD's deliveries, and the dataset. Of one that
 * the caller may not see, and of another OPD's, the same as of one that does not exist. Which delivery counted for which period depends on all before it: of a dataset
 * with more uploads than a request reads the past is left out.
 */
export function listPeriods(ports: Ports): Operation<'listPeriods'> {
  return async ({ principal, params: { opdId, datasetId }, now }) => {
    const decision = decide(principal, 'see-progress-of-opd', { kind: 'opd', opdId }, now);
    if (decision.effect === 'deny') return denied(decision);
    if (!ports.city.opds.some(({ id }) => id === opdId)) return notFound;
    const dataset = await ports.datasets.get(datasetId);
    if (dataset?.opdId !== opdId || decide(principal, 'see', { kind: 'dataset', dataset }, now).effect === 'deny') return notFound;
    const [read, kept] = await Promise.all([readUploads(ports.uploads, datasetId), ports.nihils.list(datasetId)]);
    const { periods, isWhole } = pastPeriods({ dataset, ...read, nihils: nihilsOf(dataset, kept) }, now);
    const shown = periods.toReversed().slice(0, limits.maxPeriodsListed);
    return ok({ datasetId, at: now.toISOString(), items: shown, earlier: periods.length - shown.length, isWhole });
  };
}
