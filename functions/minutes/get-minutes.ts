import type { City } from '../../cities/city.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { MinutesStore } from './minutes.port.ts';
import { noSuchMinutes } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { type ShowPorts, showMinutes } from './show-minutes.ts';

type Ports = ShowPorts & { readonly minutes: Pick<MinutesStore, 'get'>; readonly city: Pick<City, 'opds'> };

/**
 * GET /v1/minutes/{opdId}/{period}: the OPD itself and the steward read all of it, before anything is written, too: what it would tell now. Overseers read what is final, and of datasets those
 * that they may see.
 */
export function getMinutes(ports: Ports): Operation<'getMinutes'> {
  return (call) =>
    onMinutes(ports, call, 'see-minutes', async ({ minutes, opdName, log }) => {
      const body = await showMinutes(ports, minutes, opdName, { principal: call.principal, n: call.query.n, now: call.now });
      if (!body) return noSuchMinutes;
      return { ...ok(body, { ETag: `"${body.revision}"` }), log };
    });
}
