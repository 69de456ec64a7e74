import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { denied } from '../http/denied.ts';
import { invalidRequest, notFound } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { dayInJakarta, dayMilliseconds } from '../model/jakarta-time.ts';
import { bodyOf, nameOn } from '../model/organisation.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import { lastDayOf, mondayOf, monthOf } from './calendar.ts';
import { historyOfBody } from './history-of-body.ts';
import { joinHistory } from './join-history.ts';
import type { HistoryPoint, ProgressHistory, ProgressStore } from './progress.port.ts';

type Ports = { readonly city: City; readonly progress: ProgressStore; readonly history: ProgressHistory };
type Opd = City['opds'][number];

/** GET /v1/progress: one item for each OPD that stood then, or has something yet, from the last recount (or a past week's snapshot), with its history from CloudWatch and the weekly snapshots. */
export function getProgress(ports: Ports): Operation<'getProgress'> {
  return async (call) => {
    const decision = decide(call.principal, 'see-progress-of-all', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    return answer(ports, ports.city.opds, call.query.period, call.now, 'that stand');
  };
}

/** GET /v1/progress/{opdId}: the same for one OPD, for its own people too. */
export function getOpdProgress(ports: Ports): Operation<'getOpdProgress'> {
  return async (call) => {
    const decision = decide(call.principal, 'see-progress-of-opd', { kind: 'opd', opdId: call.params.opdId }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const opd = ports.city.opds.find(({ id }) => id === call.params.opdId);
    return opd ? answer(ports, [opd], call.query.period, call.now) : notFound;
  };
}

async function answer(ports: Ports, opds: readonly Opd[], asked: string | undefined, now: Date, which?: 'that stand') {
  const period = asked ?? monthOf(now);
  const lastDay = lastDayOf(period);
  if (!lastDay) return invalidRequest([{ where: 'parameter period', what: 'tulis bulan (2026-11) atau tanggal (2026-11-23)' }]);
  if (period > monthOf(now) && period > dayInJakarta(now)) return invalidRequest([{ where: 'parameter period', what: 'belum tiba' }]);
  const isPresent = lastDay >= dayInJakarta(now);
  const opdIds = opds.map(({ id }) => id);
  const known = [...new Set(opdIds.flatMap((id) => bodyOf(ports.city.opds, id)))];
  const from = new Date(now.getTime() - limits.progressHistoryDays * dayMilliseconds);
  const snapshotsFrom = mondayOf(new Date(now.getTime() - limits.snapshotHistoryWeeks * 7 * dayMilliseconds));
  const [counts, history, snapshots] = await Promise.all([
    Promise.all(opdIds.map((opdId) => (isPresent ? ports.progress.now(opdId) : ports.progress.before(opdId, lastDay)))),
    ports.history.read(known, from, now),
    Promise.all(known.map((opdId) => ports.progress.since(opdId, snapshotsFrom))),
  ]);
  if (!isPresent && counts.every((count) => count === undefined)) {
    return invalidRequest([{ where: 'parameter period', what: `tidak ada hitungan sampai ${lastDay}; penghitungan dimulai sesudahnya` }]);
  }
  const counted = new Map(opdIds.map((opdId, place) => [opdId, isPresent ? counts[place] : undefined]));
  const joined = new Map(known.map((id, place) => [id, joinHistory(snapshots[place] ?? [], history.get(id) ?? [], counted.get(id))]));
  const named = (opd: Opd) => (isPresent ? opd : { ...opd, name: nameOn(opd, lastDay) });
  const all = opds.map((opd, place) => describe(named(opd), counts[place], historyOf(ports.city, opd, joined)));
  const items = all.filter((item, place) => which === undefined || opds[place]?.ended === undefined || isToldOf(item));
  const at =
    counts
      .flatMap((count) => (count ? [count.at] : []))
      .sort()
      .at(-1) ?? now.toISOString();
  return ok({ period, at, items });
}

/** That of an OPD that went whole into another is told with the other's. */
function historyOf({ opds }: City, { id }: Opd, joined: ReadonlyMap<string, readonly HistoryPoint[]>): readonly HistoryPoint[] {
  const body = bodyOf(opds, id);
  if (body[0] !== id) return [];
  return historyOfBody(body.map((one) => ({ points: joined.get(one) ?? [], isOver: one !== id })));
}

/** An ended OPD is on the board while it has something, or had in what the board draws: the city's weeks are to add up. */
function isToldOf({ planned, history }: ReturnType<typeof describe>): boolean {
  return planned > 0 || history.some(({ late, delivered }) => late + delivered > 0);
}

/** An OPD that was never counted has nothing registered: all its numbers are 0. */
function describe(opd: Opd, count: ProgressCount | undefined, history: readonly HistoryPoint[]) {
  return {
    opdId: opd.id,
    name: opd.name,
    planned: count?.planned ?? 0,
    due: count?.due ?? 0,
    delivered: count?.delivered ?? 0,
    late: count?.late ?? 0,
    rejected: count?.rejected ?? 0,
    missing: count?.missing ?? 0,
    rows: count?.rows ?? 0,
    ...(count?.lastUploadAt ? { lastUploadAt: count.lastUploadAt } : {}),
    ...(count?.statuses ? { statuses: count.statuses } : {}),
    history: history.map((point) => ({ ...point, week: mondayOf(new Date(point.at)) })),
  };
}
