import type { NormalForm } from '../../model/normal-form.ts';
import type { StandardContent } from '../../standards/standard.ts';
import type { Correction } from '../table-engine.port.ts';

/** A table that was found in the file and judged by a standard. */
export type JudgedTable = {
  readonly form: NormalForm;
  /** Where its normal form lies. */
  readonly path: string;
  readonly content: StandardContent;
  /** Cells that the clerk corrected without sending the file again; they are not in the normal form. */
  readonly corrections: readonly Correction[];
};
