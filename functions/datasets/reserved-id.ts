import type { Violation } from '../model/violation.ts';

/**
 * An id that begins with an OPD's own (`dinsos-…`) is that OPD's alone to register, and is refused to others before anything is looked up: so a name of that
 * kind is nobody else's to guess, while any other id that is taken says so (decision 0008). `opdIds` are all of the city's.
 */
export function reservedIdViolations(datasetId: string, opdId: string, opdIds: readonly string[]): Violation[] {
  const begun = opdIds.filter((id) => datasetId.startsWith(`${id}-`));
  const [owner] = begun.toSorted((one, other) => other.length - one.length);
  if (owner === undefined || owner === opdId) return [];
  return [{ where: 'datasetId', what: `id yang diawali ${owner}- hanya untuk OPD itu; pilih id lain, misalnya yang diawali ${opdId}-` }];
}
