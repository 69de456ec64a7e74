import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { noSuchReport } from './no-report.ts';
import { readView, type ViewPorts } from './read-view.ts';
import { scopeOf } from './scope-of.ts';

/**
 * GET /v1/reports/{reportId}: a report as its caller may read it. Stewards and overseers all of it, the names that they may see; with `opd` an OPD's own part; everyone else,
 * once it is final, the numbers of open and limited datasets.
 */
export function getProgressReport(ports: ViewPorts): Operation<'getProgressReport'> {
  return async ({ principal, params: { reportId }, query, now }) => {
    const scoped = scopeOf(principal, query.opd, now);
    if (!scoped.ok) return scoped.problem;
    const head = await ports.reports.head(reportId);
    if (!head || (scoped.scope.of === 'public' && now.getTime() < Date.parse(head.finalAt))) return noSuchReport;
    return { ...ok(await readView(ports, head, scoped.scope, principal, now)), log: scoped.log };
  };
}
