import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import { isPublic, type Level, levelOf, traitsOf } from '../model/access-level.ts';
import type { Dataset } from '../model/dataset.ts';
import { isKind, principalIdOf } from '../model/principal.ts';
import { type Change, type ChangePorts, changeDataset } from './change-dataset.ts';
import { direction, levelViolations, personalColumnsForbid } from './level-rules.ts';

/**
 * PUT …/access (access.md, "Acting"). Tightening, by the head or the steward, is in force before the answer. Loosening is proposed by the head (202)
 * and confirmed by the steward with the same value. Setting the level that stands takes back a proposal.
 */
export function setAccess(ports: ChangePorts): Operation<'setAccess'> {
  return async (call) => changeDataset(ports, call, 'set-access', (dataset) => rule(call, dataset));
}

function rule(call: Call<'setAccess'>, dataset: Dataset): Change<200 | 202> {
  const violations = levelViolations(call.body, dataset.exemption);
  if (violations.length > 0) return invalidRequest(violations);
  const level = levelOf(call.body);
  const forbidden = personalColumnsForbid(dataset, level);
  if (forbidden) return conflict(forbidden);
  switch (direction(dataset, level)) {
    case 'same':
      return keep(call, dataset);
    case 'tighten':
      return { dataset: atLevel(call, dataset, level), hides: true };
    case 'loosen':
      return isKind(call.principal, 'steward') ? confirm(call, dataset, level) : propose(call, dataset, level);
  }
}

/** Nothing moves but a proposal, which is taken back, and a closed dataset's exemption, which may be renewed. */
function keep({ body }: Call<'setAccess'>, dataset: Dataset): Change<200 | 202> {
  if (!dataset.proposedAccess && !body.exemption) return { dataset };
  const { proposedAccess: _takenBack, ...rest } = dataset;
  return { dataset: { ...rest, ...(body.exemption ? { exemption: body.exemption } : {}) } };
}

function propose(call: Call<'setAccess'>, dataset: Dataset, level: Level): Change<200 | 202> {
  const proposedAccess = { ...level, reason: call.body.reason, by: principalIdOf(call.principal), at: call.now.toISOString() };
  return { dataset: { ...dataset, proposedAccess }, status: 202 };
}

/** Four eyes: the steward confirms what a head proposed, never what they proposed themselves. */
function confirm(call: Call<'setAccess'>, dataset: Dataset, level: Level): Change<200 | 202> {
  const { proposedAccess } = dataset;
  if (!proposedAccess || direction(proposedAccess, level) !== 'same') {
    return refused('Pelonggaran akses harus diusulkan dulu oleh penanggung jawab OPD pemilik; walidata mengesahkan tingkat yang sama.');
  }
  if (proposedAccess.by === principalIdOf(call.principal))
    return refused('Usulan Anda sendiri harus disahkan oleh akun walidata yang lain.');
  // Nobody judged the earlier versions for this many eyes: they were published for fewer.
  const servesFrom = dataset.current ? { servesFrom: dataset.current.n } : {};
  return { dataset: { ...atLevel(call, dataset, level), ...servesFrom } };
}

/** The dataset at its new level: what belongs to the old one goes, the grants of one that closes too; a once-public one keeps why, for its 410. */
function atLevel({ body, now }: Call<'setAccess'>, dataset: Dataset, level: Level): Dataset {
  const { sharing: _sharing, proposedAccess: _proposed, exemption, retraction, ...rest } = dataset;
  const isWithdrawn = dataset.state === 'withdrawn';
  const { isSeenByAll, needsExemption, endsGrants } = traitsOf(level);
  const retractedNow = !isSeenByAll && dataset.oncePublic && !isWithdrawn ? { at: now.toISOString(), reason: body.reason } : undefined;
  const kept = retractedNow ?? (!isSeenByAll || isWithdrawn ? retraction : undefined);
  const exempt = needsExemption ? (body.exemption ?? exemption) : undefined;
  return {
    ...rest,
    ...level,
    ...(exempt ? { exemption: exempt } : {}),
    ...(kept ? { retraction: kept } : {}),
    ...(endsGrants ? { grantsFrom: now.toISOString() } : {}),
    oncePublic: dataset.oncePublic || (dataset.state === 'published' && isPublic(level)),
  };
}

function refused(detail: string): Problem {
  return { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule: 'set-access/loosen' } };
}
