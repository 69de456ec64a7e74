import { z } from 'zod';
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

export type RestoredAccounts = {
  readonly standing: number;
  readonly made: number;
  /** What each account is called now, by what it was called: Cognito gives every account that it makes a `sub` of its own. */
  readonly renamed: ReadonlyMap<string, string>;
};

/**
 * Puts accounts back that a pool lost: address, name, groups, and whether it is disabled. One that never went (the same `sub`) keeps what it is, for what was taken away since
 * stays taken away; one that somebody made anew under its address gets what the lost one had. Done again it makes nothing.
 */
export async function restoreAccounts(accounts: readonly KeptAccount[], pool: Pool): Promise<RestoredAccounts> {
  const renamed = new Map<string, string>();
  let made = 0;
  for (const account of accounts) {
    const there = await pool.find(account.email);
    if (there?.sub === account.sub) continue;
    const sub = there?.sub ?? (await makeAccount(account, pool));
    if (there === undefined) made += 1;
    renamed.set(account.sub, sub);
    const groups = new Set(await pool.groupsOf(sub));
    for (const group of account.groups.filter((one) => !groups.has(one))) await pool.addToGroup(sub, group);
    if (account.disabled && there?.disabled !== true) await pool.disable(sub);
  }
  return { standing: accounts.length - renamed.size, made, renamed };
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
