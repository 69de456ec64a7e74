import type { City } from '../../cities/city.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, type Problem } from '../http/problem.ts';
import type { Account } from '../model/account.ts';
import { principalIdOf } from '../model/principal.ts';
import { accountAnswer, type KnownAccount, revisionOf } from './account-answer.ts';
import { asSteward, noSuchAccount, ownAccount } from './as-steward.ts';
import { assignGroups } from './assign-groups.ts';
import { assignableGroups, groupViolations, inOrder } from './assignable-groups.ts';
import { accountWithLogin, type KnownAccountPorts } from './known-account.ts';
import { type AccountRecordPorts, recordChange } from './record-change.ts';

type Ports = AccountRecordPorts & KnownAccountPorts & { readonly city: Pick<City, 'opds' | 'institutions'> };
type Pair = { readonly from: KnownAccount; readonly to: KnownAccount };

/**
 * POST /v1/accounts/{sub}/handover: every duty of one account goes to another, and the one is disabled where its owner leaves. The successor has them before the predecessor loses
 * them, so that no work is ever without anybody; a crash between leaves both with them, and the same request again completes it. Names and addresses are left out of the answer, which
 * an `Idempotency-Key` keeps for a day.
 */
export function handOver(ports: Ports): Operation<'handOver'> {
  const assignable = assignableGroups(ports.city);
  return (call) =>
    asSteward(call, async () => {
      const { sub } = call.params;
      const own = ownAccount(call, sub) ?? ownAccount(call, call.body.to);
      if (own) return own;
      if (sub === call.body.to) return sameAccount;
      const [from, to] = [await accountWithLogin(ports, sub), await accountWithLogin(ports, call.body.to)];
      if (!from) return noSuchAccount;
      if (!to) return noSuccessor;
      if (isUnfinished({ from, to })) return finish(ports, { from, to });
      return refused({ from, to }, assignable) ?? move(ports, call, { from, to });
    });
}

const sameAccount = conflict('Tugas tidak dapat diserahkan kepada akun yang sama. Pilih akun penggantinya.');
const noSuccessor = conflict('Akun penggantinya tidak ada. Ambil id-nya dari daftar akun, atau undang pemiliknya dahulu.');
const nothingHeld = conflict('Akun ini tidak memegang tugas, jadi tidak ada yang diserahkan.');
const changedMeanwhile = conflict(
  'Salah satu akun baru saja diubah walidata lain. Lihat keadaannya sekarang, lalu ulangi bila masih perlu.',
);
const disabledSuccessor = conflict('Akun penggantinya nonaktif. Aktifkan dahulu, lalu serahkan tugasnya.');

function refused({ from, to }: Pair, assignable: ReadonlySet<string>): Problem | undefined {
  if (heldBy(from).length === 0) return nothingHeld;
  if (to.account?.disabled || to.user?.disabled) return disabledSuccessor;
  const violations = groupViolations(bothOf({ from, to }), assignable);
  if (violations.length === 0) return undefined;
  return conflict(
    `Penggantinya tidak boleh memegang semua tugas ini sekaligus: ${violations.map(({ what }) => what).join('; ')}. Ubah dahulu tugasnya.`,
  );
}

async function move(ports: Ports, call: Call<'handOver'>, { from, to }: Pair): Promise<Answer<'handOver'>> {
  const groups = heldBy(from);
  const successor = await give(ports, call, to, { groups: bothOf({ from, to }), handedBetween: from.sub });
  if ('code' in successor) return successor;
  const after = { groups: [], handedBetween: to.sub, handedTo: to.sub, ...(call.body.leaves ? { disabled: true as const } : {}) };
  const predecessor = await give(ports, call, from, after);
  if ('code' in predecessor) return predecessor;
  return answerOf(ports, [from, predecessor], [to, successor], groups);
}

type Settled = readonly [KnownAccount, Account];

function answerOf({ directory }: Ports, [from, predecessor]: Settled, [to, successor]: Settled, groups: readonly string[]) {
  return ok({
    from: accountAnswer({ ...from, user: undefined, account: predecessor }),
    to: accountAnswer({ ...to, user: undefined, account: successor }),
    groups: [...groups],
    notice: directory ? notice : `${elsewhere} ${notice}`,
  });
}

const notice =
  'Pengganti memegang tugas baru setelah masuk lagi, paling lambat satu jam. Izin yang menyebut nama orangnya (akses data, pencarian warga) tidak ikut pindah: mintakan lagi untuk penggantinya.';
const elsewhere = 'Kelompok diberikan oleh layanan masuk milik kota: pindahkan juga di sana.';

type After = { readonly groups: readonly string[]; readonly handedBetween: string; readonly handedTo?: string; readonly disabled?: true };

/** The record, STATE over what was read, then the login service. */
async function give(
  ports: Ports,
  call: Call<'handOver'>,
  { sub, account }: KnownAccount,
  { groups, handedBetween, handedTo, disabled }: After,
): Promise<Account | Problem> {
  const [at, by] = [call.now.toISOString(), principalIdOf(call.principal)];
  const { lastChange, handedTo: _before, ...before } = account ?? { sub, createdAt: at, createdBy: by };
  const revision = revisionOf(account) + 1;
  const written = inOrder(groups);
  const after = {
    ...before,
    groups: written,
    ...(disabled ? { disabled } : {}),
    ...(handedTo === undefined ? {} : { handedTo }),
    updatedAt: at,
    updatedBy: by,
    revision,
  };
  const change = { groups: written, ...(disabled ? { disabled } : {}), handedBetween };
  const unrecorded = await recordChange(ports, call, { sub, change: 'hand-over', revision, reason: call.body.reason, ...change });
  if (unrecorded) return unrecorded;
  if ((await ports.accounts.put(after)) === 'stale') return changedMeanwhile;
  await bringDirectoryTo(ports, after);
  return after;
}

async function bringDirectoryTo({ directory }: Ports, { sub, groups = [], disabled }: Account): Promise<void> {
  if (!directory) return;
  if (disabled) await directory.disable(sub);
  await assignGroups(directory, sub, groups);
}

/** Both accounts say that it is done; what the login service was not told then it is told now, and nothing else changes. */
function isUnfinished({ from, to }: Pair): boolean {
  return heldBy(from).length === 0 && from.account?.handedTo === to.sub;
}

async function finish(ports: Ports, { from, to }: Pair): Promise<Answer<'handOver'>> {
  if (!from.account || !to.account) return nothingHeld;
  await bringDirectoryTo(ports, from.account);
  await bringDirectoryTo(ports, to.account);
  return answerOf(ports, [from, from.account], [to, to.account], []);
}

function heldBy({ account, directoryGroups }: KnownAccount): readonly string[] {
  return account?.groups ?? directoryGroups;
}

function bothOf({ from, to }: Pair): string[] {
  return inOrder([...heldBy(to), ...heldBy(from)]);
}
