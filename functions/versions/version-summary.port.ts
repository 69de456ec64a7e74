import type { VersionSummary } from '../model/version-summary.ts';
import type { Field } from '../standards/standard.ts';

export type Described = {
  readonly fields: readonly Field[];
  /** Columns whose values are told to nobody. */
  readonly personal: ReadonlySet<string>;
  /** It is given up after this. */
  readonly milliseconds: number;
};

export interface VersionDescriber {
  /**
   * What the columns of these parts say of themselves, exactly, and their first rows. The parts lie below `directory`, where memory that is full spills.
   * Undefined where it would take longer than is wanted.
   */
  describe(directory: string, paths: readonly string[], described: Described): Promise<VersionSummary | undefined>;
}
