import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import type { AccessDecision, AccessRequest } from '../model/access-request.ts';
import type { Dataset } from '../model/dataset.ts';
import { isRunning } from '../model/grant.ts';
import { endOf } from '../model/jakarta-time.ts';
import { principalIdOf } from '../model/principal.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import { whyNotAskable } from './askable.ts';
import { areaOf, type CityCodes } from './check-asked.ts';
import { fieldsInForce } from './fields-in-force.ts';
import type { GrantStore } from './grant.port.ts';
import { grantAnswer } from './grant-answer.ts';
import { grantFrom } from './granted.ts';
import { checkNarrowing, columnsLeft } from './narrow.ts';
import { refused } from './refused.ts';
import { noSuchRequest, requestAnswer } from './request-answer.ts';
import { isSameDecision, standingText } from './same-decision.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly requests: AccessRequestStore;
  readonly grants: GrantStore;
  readonly cityCodes: CityCodes;
};

type Deciding = Call<'decideAccess'>;

/**
 * POST …/decision, by the head of the owning OPD: grants what was asked or less of it, or refuses with reasons. The request keeps the decision and its time;
 * the grant is made of it, so that the same decision again finishes what a crash interrupted. Another decision on a decided request, or the same with another narrowing, is 409.
 */
export function decideAccess(ports: Ports): Operation<'decideAccess'> {
  return (call) =>
    onDataset(ports.datasets, call, 'decide-access', async (dataset) => {
      const { datasetId, requestId } = call.params;
      const request = await ports.requests.get(datasetId, requestId);
      if (!request) return noSuchRequest;
      if (request.requestedBy.sub === principalIdOf(call.principal)) return ownRequest;
      if (request.state !== 'waiting') return finish(ports, call, dataset, request);
      const decided = await decidedFrom(ports, call, dataset, request);
      if ('code' in decided) return decided;
      if ((await ports.requests.settle(decided)) === 'settled') return finish(ports, call, dataset, decided);
      return finish(ports, call, dataset, (await ports.requests.get(datasetId, requestId)) ?? request);
    });
}

/** Four eyes: the one who asked before they became head leaves it to another head. */
const ownRequest = refused('decide-access/own', 'Permohonan Anda sendiri harus diputuskan oleh penanggung jawab yang lain.');

async function decidedFrom(ports: Ports, call: Deciding, dataset: Dataset, request: AccessRequest): Promise<AccessRequest | Problem> {
  const { body, principal, now } = call;
  const narrowed = body.decision === 'grant' ? await narrowedBy(ports, call, dataset, request) : refusalOf(body);
  if ('code' in narrowed) return narrowed;
  const byName = principal.type === 'account' ? { byName: principal.name } : {};
  const decision = {
    decision: body.decision,
    reasons: body.reasons,
    by: principalIdOf(principal),
    ...byName,
    at: now.toISOString(),
    ...narrowed,
  };
  return { ...request, state: body.decision === 'grant' ? 'granted' : 'refused', decision, revision: request.revision + 1 };
}

type Narrowed = Pick<AccessDecision, 'until' | 'withoutColumns' | 'columns' | 'area' | 'officers'>;

/** A refusal says why, and narrows nothing. */
function refusalOf({ reasons, until, withoutColumns, area, officers }: Deciding['body']): Narrowed | Problem {
  if (reasons.length === 0) return invalidRequest([{ where: 'reasons', what: 'wajib diisi bila permohonan ditolak' }]);
  const needless = Object.entries({ until, withoutColumns, area, officers }).filter(([, value]) => value !== undefined);
  if (needless.length === 0) return {};
  return invalidRequest(needless.map(([where]) => ({ where, what: 'hanya untuk persetujuan (decision "grant")' })));
}

async function narrowedBy(ports: Ports, { body, now }: Deciding, dataset: Dataset, request: AccessRequest): Promise<Narrowed | Problem> {
  const closedDoor = whyNotAskable(dataset);
  if (closedDoor !== undefined) return conflict(closedDoor);
  if (Date.parse(request.until) <= now.getTime())
    return conflict('Akhir yang dimohon sudah lewat. Tolak permohonan ini; instansinya dapat memohon lagi.');
  const fields = await fieldsInForce(ports.standards, dataset);
  const area = body.area === undefined ? undefined : await areaOf(body.area, ports.cityCodes, fields);
  if (area && 'what' in area) return invalidRequest([area]);
  const violations = checkNarrowing(body, { request, fields, area: area?.code, now });
  if (violations.length > 0) return invalidRequest(violations);
  const columns = columnsLeft(body.withoutColumns, request.columns, fields);
  return {
    ...(body.until === undefined ? {} : { until: endOf(body.until).toISOString() }),
    ...(body.withoutColumns && columns ? { withoutColumns: body.withoutColumns, columns } : {}),
    ...(area ? { area: area.code } : {}),
    ...(body.officers ? { officers: body.officers } : {}),
  };
}

/** What follows from a decision that stands: the grant, in force before the answer; off the list. Done again by every repetition. */
async function finish(
  ports: Ports,
  { body, now }: Deciding,
  { grantsFrom }: Dataset,
  request: AccessRequest,
): Promise<Answer<'decideAccess'>> {
  if (!isSameDecision(body, request.decision)) return conflict(`Permohonan ini sudah selesai: ${standingText(request)}`);
  const grant = grantFrom(request);
  if (!grant) {
    await ports.requests.dequeue(request);
    return ok(requestAnswer(request));
  }
  const before = await ports.grants.get(request.datasetId, request.institution);
  await ports.grants.put(grant);
  await ports.requests.dequeue(request);
  const standing = (await ports.grants.get(request.datasetId, request.institution)) ?? grant;
  const replaced = before && before.requestId !== standing.requestId && isRunning(before, now, grantsFrom) ? before : undefined;
  return ok({
    ...requestAnswer(request),
    grant: grantAnswer(standing, now, grantsFrom),
    ...(replaced ? { replaced: { requestId: replaced.requestId, until: replaced.until } } : {}),
  });
}
