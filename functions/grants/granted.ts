import { limits } from '../limits.ts';
import type { AccessRequest } from '../model/access-request.ts';
import type { Grant } from '../model/grant.ts';
import { dayMilliseconds, endOf, inJakarta } from '../model/jakarta-time.ts';

/**
 * The grant that a granted request stands for; undefined for one that is not granted. It follows from the request alone, so that a decision which was
 * interrupted is finished by doing it again. What the head narrowed goes before what was asked.
 */
export function grantFrom(request: AccessRequest): Grant | undefined {
  const { decision } = request;
  if (request.state !== 'granted' || decision?.decision !== 'grant') return undefined;
  const officers = decision.officers ?? request.officers;
  const area = decision.area ?? request.area;
  const columns = decision.columns ?? request.columns;
  return {
    datasetId: request.datasetId,
    institution: request.institution,
    purpose: request.purpose,
    legalBasis: request.legalBasis,
    requestId: request.requestId,
    grantedBy: decision.by,
    grantedAt: decision.at,
    ...(decision.until === undefined ? standing(request.until, new Date(decision.at)) : { until: decision.until }),
    ...(officers ? { officers } : {}),
    ...(columns ? { columns } : {}),
    ...(decision.withoutColumns ? { withoutColumns: decision.withoutColumns } : {}),
    ...(area === undefined ? {} : { area }),
  };
}

/**
 * True for a granted request whose grant is missing: a crash came between, and the same decision again makes it. Not where that grant, a later one or a
 * revocation since stands: there it would change nothing (`GrantStore.put`).
 */
export function isUnfinished(request: AccessRequest, standing: Grant | undefined): boolean {
  const grant = grantFrom(request);
  if (!grant) return false;
  if (!standing) return true;
  if (standing.revoked && standing.revoked.at >= grant.grantedAt) return false;
  if (standing.grantedAt === grant.grantedAt) return standing.requestId < grant.requestId;
  return standing.grantedAt < grant.grantedAt;
}

/** A standing grant runs for some weeks, and may be renewed up to the end that was asked for; where that is nearer, it is the end. */
function standing(asked: string, from: Date): Pick<Grant, 'until' | 'renewableUntil'> {
  const until = standingEnd(asked, from);
  return until === asked ? { until } : { until, renewableUntil: asked };
}

/** `standingGrantDays` from then, to the end of that day in Jakarta, as an end that is named by its day; but no later than `last`. */
export function standingEnd(last: string, from: Date): string {
  const lastDay = inJakarta(new Date(from.getTime() + limits.standingGrantDays * dayMilliseconds));
  const end = endOf(lastDay.toISOString().slice(0, 'yyyy-mm-dd'.length));
  return end.getTime() < Date.parse(last) ? end.toISOString() : last;
}
