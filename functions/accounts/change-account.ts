import type { City } from '../../cities/city.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, type Problem, stale } from '../http/problem.ts';
import type { Account } from '../model/account.ts';
import { principalIdOf } from '../model/principal.ts';
import { accountAnswer, accountEtag, type KnownAccount, revisionOf } from './account-answer.ts';
import { asSteward, noSuchAccount, ownAccount } from './as-steward.ts';
import { assignGroups } from './assign-groups.ts';
import { assignableGroups, groupViolations, inOrder } from './assignable-groups.ts';
import type { Directory } from './directory.port.ts';
import { type EndTokensPorts, endTokens } from './end-tokens.ts';
import { type KnownAccountPorts, knownAccount } from './known-account.ts';
import { isRepetition, markOf } from './last-change.ts';
import { type AccountRecordPorts, recordChange } from './record-change.ts';

type Ports = AccountRecordPorts & KnownAccountPorts & EndTokensPorts & { readonly city: Pick<City, 'opds' | 'institutions'> };

/**
 * PATCH /v1/accounts/{sub}: groups, disabled, sign-out. The record first; then STATE, which the authorizer reads at the very next request; then the login
 * service is brought to the same, and after a sign-out there STATE refuses what it still gave until then (a revision more). A crash between is corrected by
 * the very same request again, with the ETag from before.
 */
export function changeAccount(ports: Ports): Operation<'changeAccount'> {
  const assignable = assignableGroups(ports.city);
  return (call) =>
    asSteward(call, async () => {
      const { sub } = call.params;
      const violations = call.body.groups ? groupViolations(call.body.groups, assignable) : [];
      if (violations.length > 0) return invalidRequest(violations);
      const own = ownAccount(call, sub);
      if (own) return own;
      const known = await knownAccount(ports, sub);
      return known ? change(ports, call, known) : noSuchAccount;
    });
}

async function change(ports: Ports, call: Call<'changeAccount'>, known: KnownAccount): Promise<Answer<'changeAccount'>> {
  if (call.body.disabled === false && known.account?.replacedBy !== undefined) return replaced;
  const written = await writeState(ports, call, known);
  if ('code' in written) return written;
  const directory = known.loginIsGone ? undefined : ports.directory;
  if (directory) await bringDirectoryTo(directory, call);
  const account = directory && call.body.signOut ? await endTokens(ports, call) : written;
  const now = { ...known, account, ...(directory ? { user: await directory.get(known.sub) } : {}) };
  const body = { ...accountAnswer(now), notice: noticeOf(call, known, account, ports.directory !== undefined) };
  return { status: 200, body, headers: accountEtag(account) };
}

const replaced = conflict('Warga pemilik akun ini sudah pindah ke akun lain, jadi akun ini tetap nonaktif. Pakai akun penggantinya.');

/** The record, then STATE on the revision that the steward saw. */
async function writeState(ports: Ports, call: Call<'changeAccount'>, { account }: KnownAccount): Promise<Account | Problem> {
  if (account && isRepetition(call, account)) return account;
  if (revisionOf(account) !== call.ifMatch) return stale();
  const { groups, disabled, signOut, reason } = call.body;
  const record = {
    ...(groups ? { groups: inOrder(groups) } : {}),
    ...(disabled === undefined ? {} : { disabled }),
    ...(signOut ? { signOut } : {}),
  };
  const after = changed(call, account);
  const refused = await recordChange(ports, call, { sub: after.sub, change: 'change', revision: after.revision, reason, ...record });
  if (refused) return refused;
  return (await ports.accounts.put(after)) === 'written' ? after : stale();
}

function changed(call: Call<'changeAccount'>, before: Account | undefined): Account {
  const at = call.now.toISOString();
  return {
    ...asked(call, before ?? { sub: call.params.sub, createdAt: at, createdBy: principalIdOf(call.principal), revision: 0 }),
    ...(call.body.signOut ? { validFrom: at } : {}),
    updatedAt: at,
    updatedBy: principalIdOf(call.principal),
    lastChange: markOf(call),
    revision: revisionOf(before) + 1,
  };
}

/** The account with the groups and the lock that the request names. */
function asked({ body: { groups, disabled } }: Call<'changeAccount'>, account: Account): Account {
  const { disabled: wasDisabled, ...rest } = account;
  const isDisabled = disabled ?? wasDisabled === true;
  return { ...rest, ...(groups ? { groups: inOrder(groups) } : {}), ...(isDisabled ? { disabled: true } : {}) };
}

/** What the request names, no more: whom somebody disabled at the login service itself a change of groups does not let in again. */
async function bringDirectoryTo(directory: Directory, { params: { sub }, body }: Call<'changeAccount'>): Promise<void> {
  if (body.disabled) await directory.disable(sub);
  if (body.groups) await assignGroups(directory, sub, inOrder(body.groups));
  if (body.signOut) await directory.signOut(sub);
  if (body.disabled === false) await directory.enable(sub);
}

/** What the steward should know of this change; undefined where it says all itself. */
function noticeOf({ body }: Call<'changeAccount'>, known: KnownAccount, after: Account, hasDirectory: boolean): string | undefined {
  const before = known.account?.groups ?? known.directoryGroups;
  const givesGroups = body.groups?.some((group) => !before.includes(group));
  const leavesBrowser = body.signOut && !after.disabled && hasDirectory;
  const notices = [...(givesGroups ? [noticeOfGroups(hasDirectory)] : []), ...(leavesBrowser ? [browserNotice] : [])];
  return notices.length === 0 ? undefined : notices.join(' ');
}

/** AdminUserGlobalSignOut does not clear the cookie of Cognito's sign-in page, which lasts an hour (Amazon Cognito user pools API reference). */
const browserNotice =
  'Peramban yang baru saja dipakai masuk masih dapat masuk lagi tanpa kata sandi selama satu jam. Bila perangkatnya hilang, nonaktifkan akun ini lebih dari satu jam.';

/** Taking away works at once, giving with the next token. */
function noticeOfGroups(hasDirectory: boolean): string {
  return hasDirectory
    ? 'Kelompok yang dicabut berhenti berlaku seketika. Kelompok yang baru berlaku setelah pemilik akun masuk lagi, paling lambat satu jam.'
    : 'Kelompok diberikan oleh layanan masuk milik kota. Di sini akun hanya dibatasi pada kelompok yang disebut.';
}
