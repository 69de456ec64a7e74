import type { Account, BoundPerson } from '../model/account.ts';

/** What the catalog holds of one account. */
export type AccountItems = { readonly account: Account | undefined; readonly person: BoundPerson | undefined };

/** Where accounts are kept beside the login service. Every write is one conditional write (data-model.md, Rules). */
export interface AccountStore {
  /** STATE and PERSON of each, in that order, strongly consistent. */
  load(subs: readonly string[]): Promise<AccountItems[]>;
  /** Writes STATE over the revision before its own; revision 1 on absence. What this very request wrote before (its answer was lost) counts as written. */
  put(account: Account): Promise<'written' | 'stale'>;
  /** Writes PERSON on absence; gives what stands afterwards. */
  bind(person: BoundPerson): Promise<BoundPerson>;
  /** The sub of the account that this person (keyed hash) has. */
  holderOf(person: string): Promise<string | undefined>;
  /** The same of many; those who have none are left out. */
  holdersOf(persons: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Notes on absence that the person has that account; gives the sub of the one that they have afterwards. */
  claim(person: string, sub: string): Promise<string>;
  /** Adds so many tries to bind a person to those of that officer on that UTC day; gives what they are then. Added at once by many, none is lost. */
  countTry(officer: string, now: Date, by: 1 | -1): Promise<number>;
  /** Passes the person from one account on to another, if the one has them. */
  pass(person: string, from: string, to: string): Promise<'passed' | 'stale'>;
}
