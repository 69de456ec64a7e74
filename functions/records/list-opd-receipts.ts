import { decide } from '../access/decide.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { limits } from '../limits.ts';
import type { KeptLook } from '../model/kept-look.ts';
import { bodyOf } from '../model/organisation.ts';
import { askedDays } from './asked-days.ts';
import { lookAnswer } from './look-answer.ts';
import type { LookReader } from './look-reader.port.ts';
import type { CityNames } from './named.ts';
import type { DayPage } from './record-reader.port.ts';
import { writeRecordsCursor } from './records-cursor.ts';
import { walkBack } from './walk-back.ts';

type Ports = { readonly looks: Pick<LookReader, 'ofOpd'>; readonly city: CityNames };

/**
 * GET /v1/opds/{opdId}/receipts: who looked at people in the datasets of this OPD, and of those that went into it, newest first, for its head; not at whom. Days are UTC days; without any, the last 30. An
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
    const walked = await walkBack({
      newest: async (day, most, before) =>
        asOne(await Promise.all(bodyOf(city.opds, opdId).map((id) => looks.ofOpd(id, day, most, before))), most),
      idOf: ({ lookId }) => lookId,
      ...{ place, from, limit: call.query.limit ?? limits.defaultRecordsPerPage },
    });
    const items = walked.records.map((look) => lookAnswer(look, city));
    const body = { from, until, items, next: walked.next && writeRecordsCursor(walked.next) };
    return { status: 200, body, log: { ...allowedLog(decision), looks: items.length } };
  };
}

/** Pages of one day as one page: what is older than the end of a page that goes on may have newer ones behind it. */
function asOne(pages: readonly DayPage<KeptLook>[], most: number): DayPage<KeptLook> {
  const end = pages
    .flatMap(({ records, isLast }) => (isLast ? [] : (records.at(-1)?.lookId ?? [])))
    .toSorted()
    .at(-1);
  const looks = new Map<string, KeptLook>();
  for (const look of pages.flatMap(({ records }) => records)) {
    // One look may have shown datasets of several.
    const shown = [...(looks.get(look.lookId)?.shown ?? []), ...look.shown];
    if (end === undefined || look.lookId >= end) looks.set(look.lookId, { ...look, shown });
  }
  const known = [...looks.values()].toSorted((one, other) => (one.lookId < other.lookId ? 1 : -1));
  const records = known.slice(0, most);
  return { records, isLast: end === undefined && records.length === known.length };
}
