import type { Item } from './migrations/migration.ts';

export type Place = { readonly pk: string; readonly sk: string };

/** How far a migration has come, as the table itself keeps it. */
export type Progress = {
  readonly number: number;
  readonly name: string;
  readonly startedAt: string;
  /** How often the whole table was gone through to its end. */
  readonly passes: number;
  /** Behind which item the pass under way goes on. */
  readonly from?: Place;
  readonly seen: number;
  /** Items given another shape or put, in all passes and in the one under way. */
  readonly changed: number;
  readonly changedInPass: number;
  readonly finishedAt?: string;
};

/** The table that is migrated. */
export type MigratedTable = {
  /** Some items behind that place, in an order that stays, with where to go on; strongly consistent. */
  readonly page: (from: Place | undefined) => Promise<{ readonly items: readonly Item[]; readonly next?: Place }>;
  /** Writes what differs between the two, where the item still holds what it held there; false where somebody was quicker. */
  readonly change: (before: Item, after: Item) => Promise<boolean>;
  /** Puts an item where there is none; false where there is one. */
  readonly putMissing: (item: Item) => Promise<boolean>;
  readonly progress: (number: number) => Promise<Progress | undefined>;
  readonly keep: (progress: Progress) => Promise<void>;
};
