import { isHeadOf, isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';

type PlanAction = 'draft-plan' | 'sign-plan' | 'see-plan-history';
type Row = { readonly may: (principal: Principal, opdId: string) => boolean; readonly who: string; readonly how: string };

/** The rows of access.md on the plan of one OPD. */
const rows: Readonly<Record<PlanAction, Row>> = {
  'draft-plan': {
    may: isOperatorOf,
    who: 'operator of the OPD',
    how: 'Daftar data disusun oleh operator atau penanggung jawab OPD itu sendiri.',
  },
  'sign-plan': { may: isHeadOf, who: 'head of the OPD', how: 'Daftar data disahkan oleh penanggung jawab OPD itu sendiri.' },
  'see-plan-history': {
    may: (principal, opdId) => isOperatorOf(principal, opdId) || isKind(principal, 'steward') || isKind(principal, 'coordinator'),
    who: 'of that OPD, steward or coordinator',
    how: 'Riwayat daftar data hanya untuk OPD itu sendiri, walidata dan koordinator forum.',
  },
};

export function actOnPlan(principal: Principal, action: PlanAction, opdId: string | undefined): Decision {
  const { may, who, how } = rows[action];
  const rule = `plans/${action}`;
  return opdId !== undefined && may(principal, opdId) ? allow(rule, who) : refuse(principal, rule, `not ${who}`, how);
}
