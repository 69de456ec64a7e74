import type { FactsStore } from '../access/access-facts.port.ts';
import { bodyOf, groupsInBody, type OpdInTime, unitsOfBodies } from '../model/organisation.ts';
import type { TokenVerifier } from './verify-token.port.ts';

/**
 * Tokens and accounts go on naming an OPD that went whole into another: whoever works for either works for both (docs/decisions/0070-organisation.md). So nobody loses or
 * gains sight of anything while datasets are on their way, and what the one was granted its successor reads.
 */
export function verifierInBody(verifier: TokenVerifier, opds: readonly OpdInTime[]): TokenVerifier {
  return {
    async verify(token) {
      const outcome = await verifier.verify(token);
      if (!outcome.valid) return outcome;
      return { valid: true, token: { ...outcome.token, groups: groupsInBody(opds, outcome.token.groups) } };
    },
  };
}

/** The same of the groups that an account's item leaves, and of what a unit's account delivers: the unit stays under the id of its time, its dataset is the successor's. */
export function factsInBody(facts: FactsStore, opds: readonly OpdInTime[]): FactsStore {
  return {
    async load(wanted) {
      const found = await facts.load({ ...wanted, unitsThatDeliver: (units) => unitsOfBodies(opds, units) });
      const { account, deliveries } = found;
      return {
        ...found,
        ...(account?.groups ? { account: { ...account, groups: groupsInBody(opds, account.groups) } } : {}),
        ...(deliveries ? { deliveries: deliveries.flatMap((one) => bodyOf(opds, one.opdId).map((opdId) => ({ ...one, opdId }))) } : {}),
      };
    },
  };
}
