import { z } from 'zod';
import type { Grant } from '../access/grant.ts';
import type { Dataset } from '../datasets/dataset.ts';

/** `ACCOUNT#<sub>` / `STATE`: it can only take away (access.md, "Who is calling"). No item takes nothing. */
export const accountStateSchema = z.strictObject({
  sub: z.string(),
  disabled: z.boolean().optional(),
  /** Tokens issued before this are refused. */
  validFrom: z.iso.datetime().optional(),
});

export type AccountState = z.infer<typeof accountStateSchema>;

export type FactsWanted = {
  readonly datasetId?: string;
  readonly sub?: string;
  /** Whose grants on that dataset to read; only with `datasetId`. */
  readonly institutions?: readonly string[];
};

/** What one access decision rests on, read at one moment. */
export type AccessFacts = {
  readonly dataset: Dataset | undefined;
  readonly account: AccountState | undefined;
  readonly grants: readonly Grant[];
};

export interface FactsStore {
  /** One strongly consistent read of all that is wanted; throws when any of it can't be read. */
  load(wanted: FactsWanted): Promise<AccessFacts>;
}
