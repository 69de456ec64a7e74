import * as z from 'zod';
import { fieldTypes } from '../../model/column.ts';
import { checkRule, type What } from './rule.ts';

export const unique = checkRule({
  schema: z.boolean(),
  types: fieldTypes,
  faults: () => [],
  error: 'unique-error',
  fails: 'repeats',
  report: (_asked, _column, { firstRowNumber }) => repeatedMessage(firstRowNumber),
  sentence: () => 'tidak boleh kembar',
  workbook: () => ({
    kind: 'none',
    why: 'a cell has one check of Excel’s, and a formula over the whole column would take the place of its type',
  }),
});

/** Why a value, or a key, that an earlier row holds is refused. */
export function repeatedMessage(firstRowNumber: number | undefined, why = 'tidak boleh berulang'): What {
  return {
    what: `sudah dipakai di baris ${firstRowNumber}, padahal isinya ${why}`,
    mend: 'Hapus baris yang kembar, atau betulkan isinya bila salah ketik.',
  };
}
