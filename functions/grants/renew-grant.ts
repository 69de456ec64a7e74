import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Grant } from '../model/grant.ts';
import { principalIdOf } from '../model/principal.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import type { GrantStore } from './grant.port.ts';
import { changingNow, grantAnswer, noSuchGrant } from './grant-answer.ts';
import { standingEnd } from './granted.ts';
import { refused } from './refused.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly requests: Pick<AccessRequestStore, 'get'>;
  readonly grants: GrantStore;
};

/**
 * POST …/grants/{institution}/renewal, by the head of the owning OPD: a standing grant runs for `standingGrantDays` from now, also one that ran out; a revoked one
 * doesn't, nor one from before its dataset was closed. Four eyes, as for the decision: the one who asked for it leaves it to another head (403).
 */
export function renewGrant({ datasets, requests, grants }: Ports): Operation<'renewGrant'> {
  return (call) =>
    onDataset(datasets, call, 'decide-access', async ({ datasetId, grantsFrom }) => {
      for (let attempt = 0; attempt < limits.maxChangeAttempts; attempt += 1) {
        const standing = await grants.get(datasetId, call.params.institution);
        if (!standing) return noSuchGrant;
        const request = await requests.get(datasetId, standing.requestId);
        if (request?.requestedBy.sub === principalIdOf(call.principal)) return ownGrant;
        const renewed = renewedAt(standing, call.now, grantsFrom);
        if ('code' in renewed) return renewed;
        if (renewed === standing || (await grants.replace(renewed, standing)) === 'written')
          return ok(grantAnswer(renewed, call.now, grantsFrom));
      }
      return changingNow;
    });
}

const ownGrant = refused('renew-grant/own', 'Persetujuan atas permohonan Anda sendiri harus diperpanjang oleh penanggung jawab yang lain.');

/** The grant with its new end; the very same where it runs that long already. */
export function renewedAt(grant: Grant, now: Date, grantsFrom: string | undefined): Grant | Problem {
  const { renewableUntil, revoked, grantedAt } = grant;
  if (revoked) return conflict('Persetujuan ini sudah dicabut. Instansinya dapat memohon lagi.');
  if (grantsFrom !== undefined && grantedAt <= grantsFrom)
    return conflict('Persetujuan ini berakhir ketika data ditutup. Instansinya dapat memohon lagi.');
  if (renewableUntil === undefined)
    return conflict('Persetujuan ini berakhir pada waktu yang ditetapkan dan tidak dapat diperpanjang. Instansinya dapat memohon lagi.');
  if (Date.parse(renewableUntil) <= now.getTime()) return conflict('Akhir yang dimohon sudah tercapai. Instansinya dapat memohon lagi.');
  const until = standingEnd(renewableUntil, now);
  return Date.parse(until) > Date.parse(grant.until) ? { ...grant, until } : grant;
}
