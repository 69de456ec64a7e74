import type { LookStore } from '../access/look.port.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import type { Look, MatchedLook } from '../model/look.ts';
import { institutionsOf, nameOfPrincipal, type Principal, principalIdOf } from '../model/principal.ts';

export type LookPorts = {
  readonly looks: LookStore;
  /** ULIDs. */
  readonly ids: () => string;
};

/**
 * The same ports for one call: done again because something changed meanwhile, it is one look still, and its last receipt stands in the place of the
 * first.
 */
export function ofOneLook<P extends Pick<LookPorts, 'ids'>>(ports: P): P {
  const lookId = ports.ids();
  return { ...ports, ids: () => lookId };
}

type Looking = { readonly principal: Principal; readonly requestId: string; readonly now: Date };
type Seen = Pick<Look, 'kind' | 'shown' | 'receipt'> & Partial<Pick<Look, 'purpose' | 'caseNumber' | 'reason' | 'case' | 'ofOfficial'>>;

/** Writes the receipt of a look before anything of the person is answered: no receipt, no answer (access.md, "Persons"). */
export function recordLook(
  ports: LookPorts,
  looking: Looking,
  { person, ...seen }: Seen & Pick<Look, 'person'>,
): Promise<Problem | undefined> {
  return unlessUnrecorded(ports.looks.append({ ...lookOf(ports, looking, seen), person }));
}

/** The same of a list: a receipt for each of these persons. */
export function recordMatch(ports: LookPorts, looking: Looking, seen: Seen, persons: readonly string[]): Promise<Problem | undefined> {
  return unlessUnrecorded(ports.looks.appendMatched(lookOf(ports, looking, seen), persons));
}

function unlessUnrecorded(writing: Promise<void>): Promise<Problem | undefined> {
  return writing.then(
    () => undefined,
    () => unrecorded,
  );
}

/** Who looks, for which body; of residents at themselves the body is left out. */
function lookOf({ ids }: Pick<LookPorts, 'ids'>, { principal, requestId, now }: Looking, seen: Seen): MatchedLook {
  const [institution] = institutionsOf(principal);
  return {
    lookId: ids(),
    at: now.toISOString(),
    requestId,
    viewer: principalIdOf(principal),
    name: nameOfPrincipal(principal),
    ...(institution === undefined || seen.kind === 'own' ? {} : { institution }),
    ...seen,
  };
}

const unrecorded: Problem = {
  ...unavailable('Pembacaan data warga wajib dicatat, dan pencatatannya sedang terganggu. Coba lagi sebentar lagi.'),
  log: { decision: 'deny', rule: 'receipt', reason: 'the look could not be recorded' },
};
