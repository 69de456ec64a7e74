import type { Account } from '../model/account.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Grant } from '../model/grant.ts';
import type { Unit, UnitDelivery } from '../model/unit.ts';

export type FactsWanted = {
  readonly datasetId?: string;
  readonly sub?: string;
  /** Whose grants on that dataset to read; only with `datasetId`. */
  readonly institutions?: readonly string[];
  /** OPDs for whose units the account may deliver that dataset; only with `datasetId` and `sub`. */
  readonly unitsOf?: readonly string[];
  /** Which of those units deliver at all: of merged OPDs two may have one id. */
  readonly unitsThatDeliver?: (units: readonly Unit[]) => readonly Unit[];
};

/** What one access decision rests on, read at one moment. */
export type AccessFacts = {
  readonly dataset: Dataset | undefined;
  readonly account: Account | undefined;
  /** A person is bound to the account. */
  readonly isBound: boolean;
  readonly grants: readonly Grant[];
  /** What the account delivers of the dataset, and for which units; where it was asked for. */
  readonly deliveries?: readonly UnitDelivery[];
};

export interface FactsStore {
  /** One strongly consistent read of all that is wanted; throws when any of it can't be read. */
  load(wanted: FactsWanted): Promise<AccessFacts>;
}
