import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict } from '../http/problem.ts';
import type { AccessRequest } from '../model/access-request.ts';
import { institutionsOf, principalIdOf } from '../model/principal.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import { refused } from './refused.ts';
import { noSuchRequest, requestAnswer } from './request-answer.ts';

type Ports = { readonly datasets: Pick<DatasetStore, 'get'>; readonly requests: AccessRequestStore };

/** DELETE …/access-requests/{requestId}: by the one who asked, while it waits; again changes nothing. Another institution's is 404, as one that is not there. */
export function withdrawRequest({ datasets, requests }: Ports): Operation<'withdrawRequest'> {
  return (call) =>
    onDataset(datasets, call, 'request-access', async ({ datasetId }) => {
      const refusal = staleFor(call, undefined);
      if (refusal) return refusal;
      const request = await requests.get(datasetId, call.params.requestId);
      if (!request || !institutionsOf(call.principal).includes(request.institution)) return noSuchRequest;
      if (request.requestedBy.sub !== principalIdOf(call.principal)) return notTheirs;
      if (request.state !== 'waiting') return finish(requests, request);
      const withdrawn = { ...request, state: 'withdrawn', withdrawnAt: call.now.toISOString(), revision: request.revision + 1 } as const;
      if ((await requests.settle(withdrawn)) === 'settled') return finish(requests, withdrawn);
      return finish(requests, (await requests.get(datasetId, request.requestId)) ?? request);
    });
}

/** Off the head's list: done again by every repetition, so a crash here leaves nothing behind. */
async function finish(requests: AccessRequestStore, request: AccessRequest): Promise<Answer<'withdrawRequest'>> {
  if (request.state !== 'withdrawn') return conflict('Permohonan ini sudah diputuskan, jadi tidak dapat ditarik.');
  await requests.dequeue(request);
  return ok(requestAnswer(request));
}

const notTheirs = refused('request-access/requester', 'Permohonan hanya dapat ditarik oleh yang mengajukannya.');
