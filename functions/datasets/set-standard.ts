import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import { checkStandard } from '../standards/check-standard.ts';
import type { LibraryStore } from '../standards/library/library.port.ts';
import type { LibraryStandard } from '../standards/library/library-standard.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Standard, StandardContent } from '../standards/standard.ts';
import { allowedDataset } from './allowed-dataset.ts';
import { foreignDatasetFaults, refuseStandard } from './check-foreign-keys.ts';
import type { DatasetStore } from './dataset.port.ts';
import { newestShown } from './get-standard.ts';
import { givenStandard } from './given-standard.ts';
import { tooLargeForItem } from './item-size.ts';
import { numberEtag, standardAnswer } from './standard-answer.ts';

type Ports = { readonly datasets: DatasetStore; readonly standards: StandardStore; readonly library: LibraryStore };

const messages = {
  draft: 'Standar ini dipakai memeriksa unggahan berikutnya, dan disahkan bersama pemeriksaan pertamanya oleh walidata.',
  changed: 'Standar ini menunggu walidata: unggahan berikutnya diperiksa dengannya, dan baru terbit setelah walidata menyetujui.',
  library: 'Standar dari pustaka ini sudah disahkan walidata, dan dipakai memeriksa unggahan berikutnya.',
} as const;

/**
 * PUT …/standard: a standard with the next number. A proposal on a draft (200) checks the next upload, and the first review approves it; on a dataset that was
 * published before (202) it waits for the steward (access.md, "Acting"). One of the library the steward has approved already (200).
 */
export function setStandard({ datasets, standards, library }: Ports): Operation<'setStandard'> {
  return async (call) => {
    const allowed = await allowedDataset(datasets, call, 'describe');
    if (!allowed.ok) return allowed.problem;
    const { dataset, log } = allowed;
    const known = await standards.list(dataset.datasetId);
    const refusal = staleFor(call, newestShown(dataset, known, call.principal));
    if (refusal) return refusal;
    const given = await givenStandard(library, call.body);
    if (!given.ok) return invalidRequest(given.faults);
    const asker = { opdId: dataset.opdId, sub: principalIdOf(call.principal), now: call.now };
    const violations = [...checkStandard(given.content), ...(await foreignDatasetFaults({ datasets, standards }, asker, given.content))];
    if (violations.length > 0) return refuseStandard(violations, given.content);

    const standard: Standard = { ...given.content, ...proposedBy(call, (known[0]?.n ?? 0) + 1), ...approvalOf(given.from) };
    const tooLarge = tooLargeForItem(standard);
    if (tooLarge) return tooLarge;
    if ((await standards.create(standard)) === 'exists') return conflict('Standar lain baru saja diusulkan. Lihat dulu, lalu ulangi.');
    const outcome = given.from ? 'library' : dataset.state === 'draft' ? 'draft' : 'changed';
    const body = { ...standardAnswer(standard), message: messages[outcome] };
    return { status: outcome === 'changed' ? 202 : 200, body, headers: numberEtag(standard), log };
  };
}

function proposedBy({ params, principal, now }: Call<'setStandard'>, n: number): Omit<Standard, keyof StandardContent> {
  return {
    datasetId: params.datasetId,
    n,
    state: 'proposed',
    origin: 'operator',
    proposedAt: now.toISOString(),
    proposedBy: principalIdOf(principal),
  };
}

/** Who wrote it into the library approved it by that. */
function approvalOf(from: LibraryStandard | undefined): Partial<Standard> {
  if (!from) return {};
  const { standardId, n, updatedAt, updatedBy } = from;
  return { state: 'approved', approvedAt: updatedAt, approvedBy: updatedBy, library: { standardId, n } };
}
