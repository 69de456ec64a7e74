import { decide } from '../access/decide.ts';
import { readReportOf } from '../access/report-rules.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { isKind, type Principal } from '../model/principal.ts';
import type { ReportScope } from '../model/report-view.ts';

/** The copies of a report's files: the walidata's names everything, that of overseers what they may see, an OPD's itself, the public's nothing. */
export type Copy = 'walidata' | 'pimpinan' | 'umum' | `opd-${string}`;

export type Scoped =
  | { readonly ok: true; readonly scope: ReportScope; readonly copy: Copy; readonly log: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problem: Problem };

/** Which copy a caller reads: with an OPD's id that OPD's, for its own people and the steward alone; else all of it, or the public's. */
export function scopeOf(principal: Principal, opdId: string | undefined, now: Date): Scoped {
  if (opdId !== undefined) {
    const decision = readReportOf(principal, opdId);
    if (decision.effect === 'deny') return { ok: false, problem: denied(decision) };
    return { ok: true, scope: { of: 'opd', opdId }, copy: `opd-${opdId}`, log: allowedLog(decision) };
  }
  const decision = decide(principal, 'see-progress-of-all', { kind: 'city' }, now);
  if (decision.effect === 'deny') return { ok: true, scope: { of: 'public' }, copy: 'umum', log: {} };
  return { ok: true, scope: { of: 'all' }, copy: isKind(principal, 'steward') ? 'walidata' : 'pimpinan', log: allowedLog(decision) };
}
