import type { Account } from '../model/account.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Grant } from '../model/grant.ts';

export type FactsWanted = {
  readonly datasetId?: string;
  readonly sub?: string;
  /** Whose grants on that dataset to read; only with `datasetId`. */
  readonly institutions?: readonly string[];
};

/** What one access decision rests on, read at one moment. */
export type AccessFacts = {
  readonly dataset: Dataset | undefined;
  readonly account: Account | undefined;
  /** A person is bound to the account. */
  readonly isBound: boolean;
  readonly grants: readonly Grant[];
};

export interface FactsStore {
  /** One strongly consistent read of all that is wanted; throws when any of it can't be read. */
  load(wanted: FactsWanted): Promise<AccessFacts>;
}
