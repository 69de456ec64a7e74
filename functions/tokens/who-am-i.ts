import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { LastUses } from '../access/last-use.port.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { isEnded } from '../model/organisation.ts';
import { institutionsOf, opdsOf } from '../model/principal.ts';

export type WhoAmIPorts = { readonly lastUses: LastUses; readonly city: Pick<City, 'opds'> };

/** GET /v1/me: the account, its kinds, the OPDs it works for and the institutions it belongs to, of those that stand. Every page asks it, so it notes the day on which the account was used. */
export function whoAmI({ lastUses, city }: WhoAmIPorts): Operation<'whoAmI'> {
  return async ({ principal, now }) => {
    const decision = decide(principal, 'identify', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    if (principal.type === 'anonymous') throw new Error('identify allowed an anonymous caller');
    const { sub, name, kinds } = principal;
    const stands = (id: string) => !isEnded(city.opds, id);
    const noted = await noteUse(lastUses, sub, now);
    return {
      status: 200,
      body: { sub, name, kinds, opds: opdsOf(principal).filter(stands), institutions: institutionsOf(principal).filter(stands) },
      log: { ...allowedLog(decision), ...(noted ? {} : { lastUse: 'not noted' }) },
    };
  };
}

/** Once a day. Nobody is kept out because it could not be noted: an account that seems unused is told to a head, who asks. */
async function noteUse(lastUses: LastUses, sub: string, now: Date): Promise<boolean> {
  const day = now.toISOString().slice(0, 10);
  try {
    if ((await lastUses.daysOf([sub])).get(sub) !== day) await lastUses.note(sub, day);
    return true;
  } catch {
    return false;
  }
}
