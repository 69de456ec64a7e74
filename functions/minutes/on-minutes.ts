import type { City } from '../../cities/city.ts';
import type { CityAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import type { Minutes } from '../model/minutes.ts';
import type { Principal } from '../model/principal.ts';
import { spanOf } from '../model/quarter.ts';
import type { MinutesStore } from './minutes.port.ts';
import { noSuchMinutes } from './no-minutes.ts';

type Ports = { readonly minutes: Pick<MinutesStore, 'get'>; readonly city: Pick<City, 'opds'> };
type Asked = {
  readonly principal: Principal;
  readonly params: { readonly opdId: string; readonly period: string };
  readonly now: Date;
};
/** The minutes of an OPD and period, none written where nobody began them, and what the decision adds to the log. */
export type Found = { readonly minutes: Minutes; readonly opdName: string; readonly log: Readonly<Record<string, string>> };

/** Runs `then` where the caller may do that, for an OPD of the city and a period that has begun. */
export async function onMinutes<A>(
  { minutes, city }: Ports,
  { principal, params, now }: Asked,
  action: Extract<CityAction, 'see-minutes' | 'keep-minutes'>,
  then: (found: Found) => Promise<A>,
): Promise<A | Problem> {
  const decision = decide(principal, action, { kind: 'opd', opdId: params.opdId }, now);
  if (decision.effect === 'deny') return denied(decision);
  const opd = city.opds.find(({ id }) => id === params.opdId);
  if (!opd || spanOf(params.period).from.getTime() > now.getTime()) return noSuchMinutes;
  const found = (await minutes.get(params)) ?? { ...params, writings: [], revision: 0 };
  return then({ minutes: found, opdName: opd.name, log: allowedLog(decision) });
}
