import { decide } from '../access/decide.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { opdsOf } from '../model/principal.ts';
import type { ReportStore } from './report.port.ts';

/** GET /v1/reports: reports, the newest first. Before one is final, only who reads a part of it then knows of it. */
export function listReports({ reports }: { readonly reports: Pick<ReportStore, 'heads'> }): Operation<'listReports'> {
  return async ({ principal, now }) => {
    const seesAll = decide(principal, 'see-progress-of-all', { kind: 'city' }, now).effect === 'allow';
    const seesClosed = seesAll || opdsOf(principal).length > 0;
    const heads = await reports.heads(limits.maxReportsListed);
    const items = heads
      .map(({ reportId, kind, closesAt, finalAt }) => ({
        reportId,
        kind,
        closesAt,
        finalAt,
        isFinal: Date.parse(finalAt) <= now.getTime(),
      }))
      .filter(({ isFinal }) => isFinal || seesClosed);
    return ok({ items });
  };
}
