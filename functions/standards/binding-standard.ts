import type { Standard } from './standard.ts';

/**
 * The standard that the next upload must meet: the newest that is approved (one of the library is from the start), or that the operator proposed since (its uploads
 * wait for the steward). A standard inferred from one file binds no other: until the first approval, each file proposes its own. `known` is in the order of the
 * store, newest number first; `inForce` is the number that the dataset names.
 */
export function bindingStandard(known: readonly Standard[], inForce = 0): Standard | undefined {
  return known.find(({ origin, state, n }) => state === 'approved' || (state === 'proposed' && origin === 'operator' && n > inForce));
}
