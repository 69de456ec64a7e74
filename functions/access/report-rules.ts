import { isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';

/** One OPD's part of a report and its files: its operators and head, and the steward. It names the OPD's closed datasets, so that overseers read their own copy instead (access.md). */
export function readReportOf(principal: Principal, opdId: string): Decision {
  if (isKind(principal, 'steward')) return allow('reports/opd', 'steward');
  if (isOperatorOf(principal, opdId)) return allow('reports/opd', 'of that OPD');
  return refuse(
    principal,
    'reports/opd',
    'not of that OPD',
    'Bagian satu OPD dari laporan hanya dibaca OPD itu sendiri dan walidata; pimpinan membaca laporan semua OPD.',
  );
}
