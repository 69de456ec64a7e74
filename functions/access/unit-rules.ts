import { isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';

/** Which units deliver for an OPD, who acts for them and what: the OPD itself, and the steward. */
export function keepUnits(principal: Principal, opdId: string | undefined): Decision {
  if (isKind(principal, 'steward')) return allow('units/keep', 'steward');
  if (opdId !== undefined && isOperatorOf(principal, opdId)) return allow('units/keep', 'of that OPD');
  return refuse(principal, 'units/keep', 'not of that OPD', 'Unit sebuah OPD hanya diatur oleh OPD itu sendiri dan walidata.');
}
