import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { LastUses } from '../access/last-use.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { bodyOf } from '../model/organisation.ts';
import { groupsOfOpd } from '../model/principal.ts';
import type { AccountStore } from './account.port.ts';
import type { Directory } from './directory.port.ts';
import { inTurns } from './in-turns.ts';
import { usersInGroups } from './users-in-groups.ts';

type Ports = {
  readonly city: Pick<City, 'opds'>;
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly lastUses: Pick<LastUses, 'daysOf'>;
  readonly directory?: Pick<Directory, 'listGroup' | 'groupsOf'>;
};
type Staff = AnswerBody<'listStaff'>;

/**
 * GET /v1/opds/{opdId}/staff: who works for the OPD and when each account was last used, for its head and the steward; whether one operator alone carries its
 * deliveries, and who used the account for so long not that they may have left. Disabled accounts are left out. 409 where the city signs in by a service of its own.
 */
export function listStaff({ city, accounts, lastUses, directory }: Ports): Operation<'listStaff'> {
  return async (call) => {
    const { opdId } = call.params;
    const decision = decide(call.principal, 'see-staff', { kind: 'opd', opdId }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    if (!directory) return { ...knownElsewhere, log: allowedLog(decision) };
    const groups = bodyOf(city.opds, opdId).map(groupsOfOpd);
    const users = await usersInGroups({ users: directory, accounts }, groups.flatMap(Object.values));
    const days = await lastUses.daysOf(users.map(({ sub }) => sub));
    const people = await inTurns(users, async ({ account, ...user }): Promise<Staff['items']> => {
      const held = account?.groups ?? (await directory.groupsOf(user.sub));
      const [isOperator, isHead] = [groups.some(({ operator }) => held.includes(operator)), groups.some(({ head }) => held.includes(head))];
      if (!isOperator && !isHead) return [];
      const lastUsed = days.get(user.sub);
      const since = lastUsed ?? user.createdAt.slice(0, 10);
      const isUnused = call.now.getTime() - Date.parse(since) > limits.unusedAccountDays * dayMilliseconds;
      return [{ sub: user.sub, name: user.name || (account?.name ?? user.sub), isOperator, isHead, lastUsed, isUnused }];
    });
    const staff = people.flat();
    const operators = staff.filter(({ isOperator }) => isOperator).length;
    return {
      status: 200,
      body: { items: staff, operators, heads: staff.filter(({ isHead }) => isHead).length },
      log: allowedLog(decision),
    };
  };
}

const knownElsewhere = conflict(
  'Akun kota ini didaftar di layanan masuk milik kota sendiri, jadi petugas OPD tidak dapat didaftar di sini.',
);
