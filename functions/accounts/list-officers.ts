import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { bodyOf } from '../model/organisation.ts';
import { institutionGroups } from '../model/principal.ts';
import type { AccountStore } from './account.port.ts';
import { answered, strangeCursor } from './account-items.ts';
import type { Directory, DirectoryUser } from './directory.port.ts';
import { inTurns } from './in-turns.ts';

type Ports = {
  readonly city: Pick<City, 'opds'>;
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly directory?: Pick<Directory, 'listGroup' | 'groupsOf'>;
};
type Officer = { readonly sub: string; readonly name: string };
/** Which of the groups, and where in it. */
type Place = { readonly group: number; readonly cursor?: string | undefined };

/**
 * GET /v1/institutions/{institution}/officers: who of one's own institution may be named in a request, by account and name alone; nobody who is disabled, each once.
 * Of another institution 403, whether it exists or not; 409 where the city signs in by a service of its own, which alone knows its people.
 */
export function listOfficers({ city, accounts, directory }: Ports): Operation<'listOfficers'> {
  return async (call) => {
    const { institution } = call.params;
    const decision = decide(call.principal, 'list-officers', { kind: 'opd', opdId: institution }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    if (!directory) return { ...knownElsewhere, log: allowedLog(decision) };
    const groups = bodyOf(city.opds, institution).flatMap(institutionGroups);
    const limit = call.query.limit ?? limits.defaultListItems;
    const items: Officer[] = [];
    let place = placeOf(call.query.cursor, groups);
    if (!place) return strangeCursor;
    for (let asked = 0; place && items.length < limit && asked < limits.maxOfficerCalls; asked += 1) {
      const page = await directory.listGroup(groups[place.group] ?? '', limit - items.length, place.cursor);
      if (!page) return strangeCursor;
      items.push(...(await officersOf({ accounts, directory }, page.users, groups.slice(0, place.group + 1))));
      place = page.next === undefined ? nextGroup(place, groups) : { group: place.group, cursor: page.next };
    }
    return { status: 200, body: { items, next: place && cursorOf(place) }, log: allowedLog(decision) };
  };
}

/** Those whose account is in the last of these groups and in none before it, where they were listed already. What stands here goes before the login service. */
async function officersOf(
  { accounts, directory }: Required<Omit<Ports, 'city'>>,
  users: readonly DirectoryUser[],
  groups: readonly string[],
): Promise<Officer[]> {
  const items = await accounts.load(users.map(({ sub }) => sub));
  const officers = await inTurns(users, async (user, at): Promise<Officer[]> => {
    const { account } = answered(items[at]);
    if (user.disabled || account?.disabled) return [];
    const held = account?.groups ?? (groups.length === 1 ? groups : await directory.groupsOf(user.sub));
    if (groups.findIndex((group) => held.includes(group)) !== groups.length - 1) return [];
    return [{ sub: user.sub, name: user.name || (account?.name ?? user.sub) }];
  });
  return officers.flat();
}

function nextGroup({ group }: Place, groups: readonly string[]): Place | undefined {
  return group + 1 < groups.length ? { group: group + 1 } : undefined;
}

function cursorOf({ group, cursor = '' }: Place): string {
  return `${group}.${cursor}`;
}

function placeOf(cursor = '0.', groups: readonly string[]): Place | undefined {
  const [, digit, rest] = /^([0-9]{1,3})\.(.*)/s.exec(cursor) ?? [];
  const group = Number(digit);
  return group < groups.length ? { group, cursor: rest || undefined } : undefined;
}

const knownElsewhere = conflict('Akun kota ini didaftar di layanan masuk milik kota sendiri, jadi petugas tidak dapat didaftar di sini.');
