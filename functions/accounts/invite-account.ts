import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest } from '../http/problem.ts';
import type { Account } from '../model/account.ts';
import { principalIdOf } from '../model/principal.ts';
import type { AccountStore } from './account.port.ts';
import { accountAnswer, accountEtag } from './account-answer.ts';
import { itemsOf } from './account-items.ts';
import { asSteward, keptElsewhere } from './as-steward.ts';
import { assignGroups } from './assign-groups.ts';
import { assignableGroups, groupViolations, inOrder } from './assignable-groups.ts';
import type { Directory, DirectoryUser } from './directory.port.ts';
import { type AccountRecordPorts, recordChange } from './record-change.ts';

type Ports = AccountRecordPorts & {
  readonly city: Pick<City, 'opds' | 'institutions'>;
  readonly accounts: AccountStore;
  readonly directory?: Directory;
};

/**
 * POST /v1/accounts: the login service makes the account, the change is recorded, the invitation is sent, STATE is written, the groups are given. Until STATE
 * stands, the same request again takes up where it stopped; from then on its address has an account (409), and a change of it gives what is missing.
 * The answer leaves out name and address, which the steward has: an `Idempotency-Key` keeps it for a day.
 */
export function inviteAccount(ports: Ports): Operation<'inviteAccount'> {
  const assignable = assignableGroups(ports.city);
  return (call) =>
    asSteward(call, async () => {
      const { directory } = ports;
      if (!directory) return keptElsewhere;
      const violations = groupViolations(call.body.groups, assignable);
      if (violations.length > 0) return invalidRequest(violations);
      const made = await directory.create(call.body);
      const user = made === 'exists' ? await unfinished(ports.accounts, directory, call.body.email) : made;
      return user ? finish(ports, directory, call, user) : addressTaken;
    });
}

const addressTaken = conflict('Alamat surel ini sudah mempunyai akun. Cari di daftar akun, lalu ubah akun itu.');

/** An account whose invitation was interrupted: it never signed in, and STATE was not written. */
async function unfinished(accounts: AccountStore, directory: Directory, email: string): Promise<DirectoryUser | undefined> {
  const user = await directory.find(email);
  if (!user?.isInvited || user.disabled) return undefined;
  const { account } = await itemsOf(accounts, user.sub);
  return account ? undefined : user;
}

async function finish(
  ports: Ports,
  directory: Directory,
  call: Call<'inviteAccount'>,
  user: DirectoryUser,
): Promise<Answer<'inviteAccount'>> {
  const groups = inOrder(call.body.groups);
  const account = invited(call, user.sub, groups);
  const refused = await recordChange(ports, call, { sub: user.sub, change: 'invite', revision: account.revision, groups });
  if (refused) return refused;
  await directory.sendInvitation(user.email);
  if ((await ports.accounts.put(account)) === 'stale') return addressTaken;
  await assignGroups(directory, user.sub, groups);
  const known = { sub: user.sub, user: undefined, loginIsGone: false, account, person: undefined, directoryGroups: groups };
  return { status: 201, body: accountAnswer(known), headers: accountEtag(account) };
}

function invited({ principal, now, body: { name } }: Call<'inviteAccount'>, sub: string, groups: string[]): Account {
  const [at, by] = [now.toISOString(), principalIdOf(principal)];
  return { sub, name, groups, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by, revision: 1 };
}
