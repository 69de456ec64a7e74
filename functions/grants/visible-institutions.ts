import { institutionsOf, isHeadOf, type Principal } from '../model/principal.ts';

/** Whose requests and grants on an OPD's dataset somebody is shown: all for its head (undefined), their own institutions' for everybody else. */
export function visibleInstitutions(principal: Principal, opdId: string): readonly string[] | undefined {
  return isHeadOf(principal, opdId) ? undefined : institutionsOf(principal);
}
