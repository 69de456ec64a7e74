import { isKind, isOperatorOf, type Principal } from '../model/principal.ts';

/** The owning OPD's people and the steward: they also see of a dataset what waits, why it is closed, and its proposals (access.md, "Reading"). */
export function isInside(principal: Principal, opdId: string): boolean {
  return isOperatorOf(principal, opdId) || isKind(principal, 'steward');
}
