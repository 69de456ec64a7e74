import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { seeWholeMinutes } from '../access/minutes-rules.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Minutes } from '../model/minutes.ts';
import { isEnded } from '../model/organisation.ts';
import type { Principal } from '../model/principal.ts';
import { quarterOf } from '../model/quarter.ts';
import type { MinutesStore } from './minutes.port.ts';

type Ports = { readonly minutes: Pick<MinutesStore, 'load' | 'list'>; readonly city: Pick<City, 'opds'> };
type Item = AnswerBody<'listMinutes'>['items'][number];

/** GET /v1/minutes: of each OPD that the caller may read how its minutes of a period stand, the current one where none is named; with `opd`, of that OPD all that were written. */
export function listMinutes({ minutes, city }: Ports): Operation<'listMinutes'> {
  return async ({ principal, query, now }) => {
    const asked = query.opd;
    const decision =
      asked === undefined
        ? decide(principal, 'identify', { kind: 'city' }, now)
        : decide(principal, 'see-minutes', { kind: 'opd', opdId: asked }, now);
    if (decision.effect === 'deny') return denied(decision);
    const named = new Map(city.opds.map(({ id, name }) => [id, name]));
    if (query.opd !== undefined) {
      const written = (await minutes.list(query.opd)).filter(({ period }) => query.period === undefined || period === query.period);
      const items = written.map((one) => itemOf(one, named.get(one.opdId) ?? one.opdId, principal));
      return { ...ok({ items: items.filter(({ state }) => state !== undefined) }), log: allowedLog(decision) };
    }
    const period = query.period ?? quarterOf(now);
    const readable = [...named.keys()].filter((opdId) => decide(principal, 'see-minutes', { kind: 'opd', opdId }, now).effect === 'allow');
    const found = await minutes.load(readable, period);
    // Of an OPD that ended nobody waits for minutes any more; what was written stands.
    const listed = readable.filter((opdId) => found.has(opdId) || !isEnded(city.opds, opdId));
    const items = listed.map((opdId) => {
      const none: Minutes = { opdId, period, writings: [], revision: 0 };
      return itemOf(found.get(opdId) ?? none, named.get(opdId) ?? opdId, principal);
    });
    return { ...ok({ items }), log: allowedLog(decision) };
  };
}

/** The latest that the caller may read; none where there is none. */
function itemOf({ opdId, period, writings }: Minutes, name: string, principal: Principal): Item {
  const isWhole = seeWholeMinutes(principal, opdId).effect === 'allow';
  const latest = writings.findLast(({ state }) => isWhole || state !== 'draft');
  if (!latest) return { opdId, name, period };
  const { n, state, letter } = latest;
  return { ...{ opdId, name, period, n, state }, ...{ letterNumber: letter.number, heldOn: letter.heldOn } };
}
