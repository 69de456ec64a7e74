import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest } from '../http/problem.ts';
import { principalIdOf } from '../identity/principal.ts';
import { limits } from '../limits.ts';
import { checkStandard } from '../standards/check-standard.ts';
import type { Standard } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import { allowedDataset } from './allowed-dataset.ts';
import type { DatasetStore } from './dataset-store.ts';
import { standardAnswer } from './standard-answer.ts';

type Ports = { readonly datasets: DatasetStore; readonly standards: StandardStore };

const messages = {
  draft: 'Standar ini dipakai memeriksa unggahan berikutnya, dan disahkan bersama pemeriksaan pertamanya oleh walidata.',
  changed: 'Standar ini menunggu walidata: unggahan berikutnya diperiksa dengannya, dan baru terbit setelah walidata menyetujui.',
} as const;

/**
 * PUT …/standard: a proposal with the next number. On a draft (200) the next upload is checked by it, and the first review approves it; on a dataset
 * that was published before (202) it waits for the steward (access.md, "Acting").
 */
export function setStandard({ datasets, standards }: Ports): Operation<'setStandard'> {
  return async (call) => {
    const allowed = await allowedDataset(datasets, call, 'describe');
    if (!allowed.ok) return allowed.problem;
    const { dataset, log } = allowed;
    const violations = checkStandard(call.body);
    if (violations.length > 0) return invalidRequest(violations);

    const proposal = proposalOf(call, await standards.list(dataset.datasetId));
    const size = Buffer.byteLength(JSON.stringify(proposal));
    if (size > limits.maxItemBytes) {
      return invalidRequest([{ where: 'isi', what: `standar terlalu besar: ${size} bita, paling banyak ${limits.maxItemBytes}` }]);
    }
    if ((await standards.create(proposal)) === 'exists') return conflict('Standar lain baru saja diusulkan. Lihat dulu, lalu ulangi.');
    const isDraft = dataset.state === 'draft';
    const body = { ...standardAnswer(proposal), message: isDraft ? messages.draft : messages.changed };
    return { status: isDraft ? 200 : 202, body, log };
  };
}

function proposalOf({ body, params, principal, now }: Call<'setStandard'>, all: readonly Standard[]): Standard {
  return {
    ...body,
    datasetId: params.datasetId,
    n: (all[0]?.n ?? 0) + 1,
    state: 'proposed',
    origin: 'operator',
    proposedAt: now.toISOString(),
    proposedBy: principalIdOf(principal),
  };
}
