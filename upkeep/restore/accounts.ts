import * as z from 'zod';
import type { Item } from '../migrations/migration.ts';

/** An account as a copy keeps it. Passwords and second factors are in no copy: Cognito gives them to nobody. */
export const keptAccountSchema = z.strictObject({
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  groups: z.array(z.string()),
});
export type KeptAccount = z.infer<typeof keptAccountSchema>;

/** The pool, as far as accounts are put back into it (functions/aws/cognito/directory.ts). */
export type Pool = {
  readonly find: (email: string) => Promise<{ readonly sub: string; readonly disabled: boolean } | undefined>;
  readonly create: (account: { readonly email: string; readonly name: string }) => Promise<{ readonly sub: string } | 'exists'>;
  readonly groupsOf: (sub: string) => Promise<readonly string[]>;
  readonly addToGroup: (sub: string, group: string) => Promise<void>;
  readonly disable: (sub: string) => Promise<void>;
};

/** Which account was made for one that was lost, and what of its restoration is left: rights in the pool, then items in the table. */
export type Anew = { readonly to: string; readonly left?: 'rights' | 'items' };

/** What was restored is noted by the `sub` that it had. */
export type AnewNotes = {
  readonly of: (sub: string) => Promise<Anew | undefined>;
  readonly keep: (sub: string, anew: Anew) => Promise<void>;
};

/** Where accounts that were made anew are noted, by the `sub` that they had: access records name them so, and are never rewritten. */
export const renamedPartition = 'RESTORED-ACCOUNTS';

export type RestoredAccounts = {
  readonly standing: number;
  readonly made: number;
  /** Made anew by an earlier run, to its end: what was given or taken since is somebody's decision. */
  readonly earlier: number;
  /** Addresses that have an account which no restoration made: maybe somebody else's, of the same mailbox. It gets nothing of the lost one. */
  readonly others: readonly string[];
  /** What each account is called now, by what it was called: Cognito gives every account that it makes a `sub` of its own. */
  readonly renamed: ReadonlyMap<string, string>;
};

/**
 * Puts accounts back that a pool lost: address, name, groups, and whether it is disabled. One that never went (the same `sub`), or that was put back to the end before,
 * keeps what it is, for what was taken away since stays taken away. A run that broke off is gone on with.
 */
export async function restoreAccounts(accounts: readonly KeptAccount[], pool: Pool, notes: AnewNotes): Promise<RestoredAccounts> {
  const renamed = new Map<string, string>();
  const others: string[] = [];
  const counts = { standing: 0, made: 0, earlier: 0 };
  for (const account of accounts) {
    const there = await pool.find(account.email);
    const { from, anew } = await lastNoted(account.sub, notes);
    if (there !== undefined && there.sub === (anew?.to ?? account.sub) && anew?.left === undefined) {
      counts[anew === undefined ? 'standing' : 'earlier'] += 1;
      continue;
    }
    if (there !== undefined && there.sub !== anew?.to) {
      others.push(account.email);
      continue;
    }
    // One that is lost again is known by the name that it got last.
    const name = there === undefined ? (anew?.to ?? from) : from;
    const sub = there?.sub ?? (await makeAccount(account, pool));
    if (there === undefined) {
      counts.made += 1;
      await notes.keep(name, { to: sub, left: 'rights' });
    }
    if (there === undefined || anew?.left === 'rights') await giveRights(account, sub, pool);
    await notes.keep(name, { to: sub, left: 'items' });
    renamed.set(name, sub);
    // The run before broke off: items may have either name.
    if (anew?.left !== undefined) renamed.set(from, sub);
  }
  return { ...counts, others, renamed };
}

/** The last note of those that lead from one `sub` to the next. */
async function lastNoted(sub: string, notes: AnewNotes): Promise<{ readonly from: string; readonly anew?: Anew }> {
  const anew = await notes.of(sub);
  if (anew === undefined) return { from: sub };
  const later = await lastNoted(anew.to, notes);
  return later.anew === undefined ? { from: sub, anew } : later;
}

async function giveRights({ groups, disabled }: KeptAccount, sub: string, pool: Pool): Promise<void> {
  if (disabled) await pool.disable(sub);
  const has = new Set(await pool.groupsOf(sub));
  for (const group of groups.filter((one) => !has.has(one))) await pool.addToGroup(sub, group);
}

async function makeAccount({ email, name }: KeptAccount, pool: Pool): Promise<string> {
  const created = await pool.create({ email, name });
  if (created === 'exists') throw new Error('an account was made by somebody else meanwhile: run it again');
  return created.sub;
}

/** A `sub` as Cognito makes them: of chance, so that one in a text is that account and nothing else. */
const subPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The item under the new names of accounts, in its keys, names and values; the very item where it names none of them. */
export function withNewSubs(item: Item, renamed: ReadonlyMap<string, string>): Item {
  let isTouched = false;
  const ofText = (text: string) =>
    text.replace(subPattern, (sub) => {
      const now = renamed.get(sub);
      isTouched ||= now !== undefined;
      return now ?? sub;
    });
  const of = (value: unknown): unknown => {
    if (typeof value === 'string') return ofText(value);
    if (Array.isArray(value)) return value.map(of);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [ofText(name), of(one)]));
  };
  const entries = Object.entries(item).map(([name, value]) => [ofText(name), of(value)] as const);
  return isTouched ? { ...Object.fromEntries(entries), pk: ofText(item.pk), sk: ofText(item.sk) } : item;
}
