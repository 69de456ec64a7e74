import type { AccountStore } from '../../functions/accounts/account.port.ts';
import { type Account, accountSchema, type BoundPerson, boundPersonSchema } from '../../functions/model/account.ts';

/** Accounts in memory; parses what is written, as the adapter parses what it reads. `holders` says who has which person. */
export function memoryAccounts(...seeds: Account[]): AccountStore & {
  readonly states: Map<string, Account>;
  readonly persons: Map<string, BoundPerson>;
  readonly holders: Map<string, string>;
} {
  const states = new Map(seeds.map((account) => [account.sub, account]));
  const persons = new Map<string, BoundPerson>();
  const holders = new Map<string, string>();
  const tries = new Map<string, number>();
  return {
    states,
    persons,
    holders,
    async load(subs) {
      return structuredClone(subs.map((sub) => ({ account: states.get(sub), person: persons.get(sub) })));
    },
    async put(account) {
      const standing = states.get(account.sub);
      const isSame = standing?.updatedAt === account.updatedAt && standing?.updatedBy === account.updatedBy;
      const isNext = (standing?.revision ?? 0) === account.revision - 1;
      if (!isNext && !(standing?.revision === account.revision && isSame)) return 'stale';
      states.set(account.sub, accountSchema.parse(structuredClone(account)));
      return 'written';
    },
    async bind(person) {
      const standing = persons.get(person.sub) ?? boundPersonSchema.parse(structuredClone(person));
      persons.set(person.sub, standing);
      return standing;
    },
    async holderOf(person) {
      return holders.get(person);
    },
    async holdersOf(wanted) {
      return new Map([...holders].filter(([person]) => wanted.includes(person)));
    },
    async claim(person, sub) {
      const holder = holders.get(person) ?? sub;
      holders.set(person, holder);
      return holder;
    },
    async countTry(steward, now, by) {
      const key = `${steward} ${now.toISOString().slice(0, 10)}`;
      const counted = (tries.get(key) ?? 0) + by;
      tries.set(key, counted);
      return counted;
    },
    async pass(person, from, to) {
      const holder = holders.get(person);
      if (holder !== from && holder !== to) return 'stale';
      holders.set(person, to);
      return 'passed';
    },
  };
}
