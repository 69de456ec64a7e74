import { decide } from '../access/decide.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { limits } from '../limits.ts';
import { askedDays } from './asked-days.ts';
import { lookAnswer } from './look-answer.ts';
import type { LookReader } from './look-reader.port.ts';
import type { CityNames } from './named.ts';
import { writeRecordsCursor } from './records-cursor.ts';
import { walkBack } from './walk-back.ts';

type Ports = { readonly looks: Pick<LookReader, 'ofOpd'>; readonly city: CityNames };

/**
 * GET /v1/opds/{opdId}/receipts: who looked at people in this OPD's datasets, newest first, for its head; not at whom. Days are UTC days; without any, the last 30. An
 * answer may hold fewer than `limit` and still have `next`, like `listAccessRecords`.
 */
export function listOpdReceipts({ looks, city }: Ports): Operation<'listOpdReceipts'> {
  return async (call) => {
    const { opdId } = call.params;
    const decision = decide(call.principal, 'see-looks-of-opd', { kind: 'opd', opdId }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const asked = askedDays(call.query, call.now);
    if (!asked.ok) return asked.problem;
    const { from, until, place } = asked;
    const found = await walkBack({
      newest: (day, most, before) => looks.ofOpd(opdId, day, most, before),
      idOf: ({ lookId }) => lookId,
      ...{ place, from, limit: call.query.limit ?? limits.defaultRecordsPerPage },
    });
    const items = found.records.map((look) => lookAnswer(look, city));
    const body = { from, until, items, next: found.next && writeRecordsCursor(found.next) };
    return { status: 200, body, log: { ...allowedLog(decision), looks: items.length } };
  };
}
