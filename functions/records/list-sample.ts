import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { invalidRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { KeptLook } from '../model/kept-look.ts';
import type { Verdict } from '../model/verdict.ts';
import { type CaseStatePorts, caseStateOf } from './case-state.ts';
import { lookAnswer } from './look-answer.ts';
import type { LookReader } from './look-reader.port.ts';
import { daysOfMonth, judgedBecause, verdictsDue } from './looks-sample.ts';
import type { CityNames } from './named.ts';
import { readRecordsCursor, writeRecordsCursor } from './records-cursor.ts';
import { utcDayOf } from './utc-day.ts';
import type { VerdictStore } from './verdict.port.ts';
import { walkBack } from './walk-back.ts';

type Ports = Pick<CaseStatePorts, 'caseDecisions'> & {
  readonly looks: Pick<LookReader, 'ofDay'>;
  readonly verdicts: Pick<VerdictStore, 'ofMonth'>;
  readonly city: CityNames & Pick<City, 'holidays'>;
};

/**
 * GET /v1/looks/sample: what the Inspektorat judges of one month (this one, where none is named), newest first: the sample, every look at an official, and those whose case number
 * was denied; each with its verdict where it has one, and until when it should have. It names neither a person nor their hash. An answer may hold fewer than `limit` and still have `next`.
 */
export function listSample({ looks, verdicts, caseDecisions, city }: Ports): Operation<'listSample'> {
  return async (call) => {
    const decision = decide(call.principal, 'judge-looks', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const today = utcDayOf(call.now);
    const { month = today.slice(0, 7), cursor, limit = limits.defaultRecordsPerPage } = call.query;
    const { from, until } = daysOfMonth(month);
    const [last = until] = [until, today].sort();
    const place = cursor === undefined ? { day: last } : readRecordsCursor(cursor);
    if (!place || place.day > until) return strangeCursor;
    const decisions = new Map((await caseDecisions.ofMonth(month)).map((one) => [one.lookId, one]));
    const isJudged = (look: KeptLook) => judgedBecause(look, decisions.get(look.lookId)).length > 0;
    const found = await walkBack({
      newest: (day, most, before) => looks.ofDay(day, most, before),
      idOf: ({ lookId }) => lookId,
      ...{ fits: isJudged, place, from, limit },
    });
    const standing = new Map((await verdicts.ofMonth(month)).map((verdict) => [verdict.lookId, verdict]));
    const items = found.records.map((look) => ({
      ...lookAnswer(look, city),
      case: caseStateOf(look, decisions.get(look.lookId), city, call.now),
      because: judgedBecause(look, decisions.get(look.lookId)),
      verdict: verdictAnswer(standing.get(look.lookId)),
    }));
    const next = found.next && writeRecordsCursor(found.next);
    return { status: 200, body: { month, due: verdictsDue(month), items, next }, log: allowedLog(decision) };
  };
}

const strangeCursor = invalidRequest([
  { where: 'parameter cursor', what: 'bukan dari layanan ini atau untuk bulan lain; mulai lagi tanpa cursor' },
]);

function verdictAnswer(verdict: Verdict | undefined) {
  if (!verdict) return undefined;
  const { month: _month, lookId: _lookId, ...rest } = verdict;
  return rest;
}
