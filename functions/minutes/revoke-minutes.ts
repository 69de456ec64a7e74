import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict, stale } from '../http/problem.ts';
import { minutesStateText, stands } from '../model/minutes-words.ts';
import { principalIdOf } from '../model/principal.ts';
import type { MinutesStore } from './minutes.port.ts';
import { noSuchMinutes } from './no-minutes.ts';
import { onMinutes } from './on-minutes.ts';
import { type ShowPorts, showMinutes } from './show-minutes.ts';
import { withWriting, writingOf } from './writings.ts';

type Ports = ShowPorts & { readonly minutes: MinutesStore; readonly city: Pick<City, 'opds'> };

/** POST …/revocation, by the steward: minutes that stand do not any more, and none takes their place; who verifies their number reads so. The same again changes nothing. */
export function revokeMinutes(ports: Ports): Operation<'revokeMinutes'> {
  return (call) =>
    onMinutes(ports, call, 'keep-minutes', async ({ minutes, opdName, log }): Promise<Answer<'revokeMinutes'>> => {
      const { n, reason } = call.body;
      const writing = writingOf(minutes, n);
      if (!writing) return noSuchMinutes;
      const isAgain = writing.state === 'revoked' && writing.revoked?.reason === reason;
      if (!stands(writing.state) && !isAgain)
        return conflict(`Berita acara ini ${minutesStateText[writing.state]}, jadi tidak dapat dicabut.`);
      const { awaited: _notAnyMore, ...rest } = writing;
      const revoked = { at: call.now.toISOString(), by: principalIdOf(call.principal), reason };
      const next = isAgain ? minutes : withWriting(minutes, { ...rest, state: 'revoked', revoked });
      if (next !== minutes && (await ports.minutes.replace(next)) === 'stale') return stale();
      const body = await showMinutes(ports, next, opdName, { principal: call.principal, n, now: call.now });
      if (!body) throw new Error('revoked minutes are hidden from the steward who revoked them');
      return { ...ok(body, { ETag: `"${body.revision}"` }), log };
    });
}
