import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { limits } from '../limits.ts';
import { principalIdOf } from '../model/principal.ts';
import type { GrantStore } from './grant.port.ts';
import { changingNow, grantAnswer, noSuchGrant } from './grant-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly grants: GrantStore };

/** DELETE …/grants/{institution}, by the head of the owning OPD: in force before the answer, whatever changed meanwhile. The item stays; again changes nothing. */
export function revokeGrant({ datasets, grants }: Ports): Operation<'revokeGrant'> {
  return (call) =>
    onDataset(datasets, call, 'decide-access', async ({ datasetId, grantsFrom }) => {
      const refusal = staleFor(call, undefined);
      if (refusal) return refusal;
      for (let attempt = 0; attempt < limits.maxChangeAttempts; attempt += 1) {
        const standing = await grants.get(datasetId, call.params.institution);
        if (!standing) return noSuchGrant;
        if (standing.revoked) return ok(grantAnswer(standing, call.now, grantsFrom));
        const revoked = { ...standing, revoked: { at: call.now.toISOString(), by: principalIdOf(call.principal) } };
        if ((await grants.replace(revoked, standing)) === 'written') return ok(grantAnswer(revoked, call.now, grantsFrom));
      }
      return changingNow;
    });
}
