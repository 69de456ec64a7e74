import type { LookStore } from '../access/look.port.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import type { Look } from '../model/look.ts';
import { institutionsOf, type Principal, principalIdOf } from '../model/principal.ts';

export type LookPorts = {
  readonly looks: LookStore;
  /** ULIDs. */
  readonly ids: () => string;
};

type Looking = { readonly principal: Principal; readonly requestId: string; readonly now: Date };
type Seen = Pick<Look, 'person' | 'kind' | 'shown' | 'receipt'> & Partial<Pick<Look, 'purpose' | 'caseNumber' | 'reason'>>;

/** Writes the receipt of a look before anything of the person is answered: no receipt, no answer (access.md, "Persons"). */
export async function recordLook(ports: LookPorts, looking: Looking, seen: Seen): Promise<Problem | undefined> {
  try {
    await ports.looks.append(lookOf(ports, looking, seen));
    return undefined;
  } catch {
    return unrecorded;
  }
}

export function lookOf({ ids }: Pick<LookPorts, 'ids'>, { principal, requestId, now }: Looking, seen: Seen): Look {
  const [institution] = institutionsOf(principal);
  return {
    lookId: ids(),
    at: now.toISOString(),
    requestId,
    viewer: principalIdOf(principal),
    name: principal.type === 'account' ? principal.name : 'anonymous',
    ...(institution === undefined || seen.kind === 'own' ? {} : { institution }),
    ...seen,
  };
}

export const unrecorded: Problem = {
  ...unavailable('Pembacaan data warga wajib dicatat, dan pencatatannya sedang terganggu. Coba lagi sebentar lagi.'),
  log: { decision: 'deny', rule: 'receipt', reason: 'the look could not be recorded' },
};
