import { decide } from '../access/decide.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { levelOf } from '../model/access-level.ts';
import { firstDue } from '../model/cadence.ts';
import type { About, Dataset } from '../model/dataset.ts';
import { registeredPart } from '../model/metadata/values.ts';
import { bodyOf, isEnded, type OpdInTime, successorsOf } from '../model/organisation.ts';
import { opdsOf, principalIdOf } from '../model/principal.ts';
import type { Violation } from '../model/violation.ts';
import type { ChangePorts } from './change-dataset.ts';
import { datasetAnswer, etagOf } from './dataset-answer.ts';
import { levelViolations } from './level-rules.ts';
import { tooLargeForMeta } from './meta-size.ts';
import { retentionViolations } from './retention-date.ts';

type Ports = ChangePorts & {
  /** All of the city's. */
  readonly opds: readonly OpdInTime[];
};

/**
 * POST /v1/datasets: a draft, seen by its OPD and the steward until its first review. An id that is taken is 409 and says no more:
 * whose it is may be nobody's business. The log says it, so that anyone who guesses at ids is seen.
 */
export function registerDataset({ datasets, refresh, opds }: Ports): Operation<'registerDataset'> {
  return async (call) => {
    const decision = decide(call.principal, 'register', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const owner = ownerOf(call, opds);
    if ('problem' in owner) return owner.problem;
    const violations = [
      ...reservedIdViolations(call.body.datasetId, owner.opdId, opds),
      ...levelViolations(call.body),
      ...retentionViolations(call.body.processing, undefined, call.now),
    ];
    if (violations.length > 0) return invalidRequest(violations);

    const dataset = draft(call, owner.opdId);
    const tooLarge = tooLargeForMeta(dataset, limits.metaReserveBytes);
    if (tooLarge) return tooLarge;
    const about = aboutOf(call);
    if ((await datasets.create(dataset, about)) === 'exists') return taken;
    await refresh.request(dataset.datasetId);
    const headers = { ...etagOf(dataset), Location: `/v1/datasets/${dataset.datasetId}` };
    return { status: 201, body: datasetAnswer(dataset, about, call.principal, call.now), headers, log: allowedLog(decision) };
  };
}

const taken: Problem = {
  ...conflict('Id dataset ini sudah dipakai. Pilih id lain.'),
  log: { decision: 'allow', rule: 'register/taken', reason: 'the id is taken' },
};

function ofAnEnded(opds: Ports['opds'], opdId: string): Problem {
  return conflict(
    `OPD ini sudah berakhir, jadi tidak menerima dataset baru. Daftarkan atas nama ${successorsOf(opds, opdId).join(' atau ')}.`,
  );
}

/** The OPD that will own it: the caller's only one, or the one they name of theirs. */
function ownerOf({ principal, body, now }: Call<'registerDataset'>, opds: Ports['opds']): { opdId: string } | { problem: Problem } {
  const own = opdsOf(principal).filter((id) => !isEnded(opds, id));
  const opdId = body.opdId ?? (own.length === 1 ? own[0] : undefined);
  if (opdId === undefined) {
    return {
      problem: invalidRequest([{ where: 'opdId', what: `akun Anda bekerja untuk beberapa OPD; pilih salah satu: ${own.join(', ')}` }]),
    };
  }
  const decision = decide(principal, 'register', { kind: 'opd', opdId }, now);
  if (decision.effect === 'deny') return { problem: denied(decision) };
  return isEnded(opds, opdId) ? { problem: ofAnEnded(opds, opdId) } : { opdId };
}

function draft({ body, principal, now }: Call<'registerDataset'>, opdId: string): Dataset {
  const at = now.toISOString();
  const nextDue = firstDue(body.cadence, now);
  return {
    datasetId: body.datasetId,
    ...registeredPart('META', body),
    opdId,
    ...levelOf(body),
    ...(body.exemption ? { exemption: body.exemption } : {}),
    ...(body.processing ? { processing: body.processing } : {}),
    state: 'draft',
    oncePublic: false,
    ...(nextDue === undefined ? {} : { nextDue }),
    personalColumns: [],
    createdAt: at,
    createdBy: principalIdOf(principal),
    updatedAt: at,
    revision: 1,
  };
}

function aboutOf({ body }: Call<'registerDataset'>): About {
  return { datasetId: body.datasetId, ...registeredPart('ABOUT', body) };
}

/**
 * An id that begins with an OPD's own (`dinsos-…`) is that OPD's alone to register, and is refused to others before anything is looked up: so a name of that
 * kind is nobody else's to guess, while any other id that is taken says so (decision 0008). What began with the id of an OPD that went into another is the other's.
 */
function reservedIdViolations(datasetId: string, opdId: string, opds: Ports['opds']): Violation[] {
  const begun = opds.map(({ id }) => id).filter((id) => datasetId.startsWith(`${id}-`));
  const [owner] = begun.toSorted((one, other) => other.length - one.length);
  if (owner === undefined || bodyOf(opds, opdId).includes(owner)) return [];
  return [{ where: 'datasetId', what: `id yang diawali ${owner}- hanya untuk OPD itu; pilih id lain, misalnya yang diawali ${opdId}-` }];
}
