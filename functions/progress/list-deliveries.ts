import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { denied } from '../http/denied.ts';
import { notFound } from '../http/problem.ts';
import { type DeliveryPorts, readDeliveries } from './read-deliveries.ts';
import { type Standing, standingsOf } from './standing.ts';

type Ports = DeliveryPorts & { readonly city: Pick<City, 'opds'> };
type Item = AnswerBody<'listDeliveries'>['items'][number];

/**
 * GET /v1/progress/{opdId}/deliveries: how each dataset of an OPD stands, the latest first; the OPD's own people, the steward and overseers. Datasets that the
 * caller may not see are in `unseen`, a number alone, so that the sums are those of the board.
 */
export function listDeliveries(ports: Ports): Operation<'listDeliveries'> {
  return async ({ principal, params: { opdId }, now }) => {
    const decision = decide(principal, 'see-progress-of-opd', { kind: 'opd', opdId }, now);
    if (decision.effect === 'deny') return denied(decision);
    const opd = ports.city.opds.find(({ id }) => id === opdId);
    if (!opd) return notFound;
    const standings = standingsOf(await readDeliveries(ports, opdId), now);
    const seen = standings.filter(({ dataset }) => decide(principal, 'see', { kind: 'dataset', dataset }, now).effect === 'allow');
    return ok({ opdId, name: opd.name, at: now.toISOString(), items: inOrder(seen).map(itemOf), unseen: standings.length - seen.length });
  };
}

/** What is late first, longest first; then what was never delivered, what must be corrected, and the rest by their dates. */
function inOrder(standings: readonly Standing[]): Standing[] {
  const later = (one: Standing, other: Standing, of: (standing: Standing) => number) => of(other) - of(one);
  return standings.toSorted(
    (one, other) =>
      later(one, other, ({ isLate, daysLate }) => (isLate ? daysLate + 1 : 0)) ||
      later(one, other, ({ isMissing }) => Number(isMissing)) ||
      later(one, other, ({ needsCorrection }) => Number(needsCorrection)) ||
      (one.dataset.nextDue ?? '9').localeCompare(other.dataset.nextDue ?? '9') ||
      one.dataset.title.localeCompare(other.dataset.title, 'id'),
  );
}

function itemOf({ dataset, newestUpload, isLate, daysLate, isMissing, isNihil, needsCorrection, isInReview }: Standing): Item {
  const { datasetId, title, access, cadence, nextDue, priority, current } = dataset;
  return {
    datasetId,
    title,
    access,
    cadence,
    priority: priority ?? false,
    ...(nextDue === undefined ? {} : { nextDue }),
    ...(isNihil && dataset.nihil ? { nihilPeriod: dataset.nihil.period } : {}),
    isLate,
    daysLate,
    isMissing,
    isNihil,
    needsCorrection,
    isInReview,
    ...(current ? { current: { versionNumber: current.n, publishedAt: current.publishedAt, rows: current.rows } } : {}),
    ...(newestUpload
      ? { newestUpload: { uploadId: newestUpload.uploadId, state: newestUpload.state, startedAt: newestUpload.at.waiting } }
      : {}),
  };
}
