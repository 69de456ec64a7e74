import * as z from 'zod';
import { limits } from '../../limits.ts';
import { words } from '../../model/column.ts';
import { choiceFaults, choicesText, isNoneOfSql, pickOne } from './choice.ts';
import { checkRule } from './rule.ts';

const category = z.union([z.string(), z.number(), z.strictObject({ value: z.union([z.string(), z.number()]), label: words.optional() })]);

/** Choices with labels (Table Schema v2): a cell holds the value. */
export const categories = checkRule({
  schema: z.array(category).min(1).max(limits.maxEnumValues),
  types: ['string', 'integer'],
  faults: (asked, column) => choiceFaults(valuesOf(asked), column),
  error: 'constraint-error',
  fails: (asked, column, names) => isNoneOfSql(valuesOf(asked), column, names),
  report: (asked) => ({ what: 'tidak termasuk kategori yang ditentukan standar data', mend: pickOne(valuesOf(asked)) }),
  sentence: (asked) => `kategori: ${choicesText(valuesOf(asked))}`,
  workbook: (asked) => ({ kind: 'list', values: valuesOf(asked).map(String) }),
});

function valuesOf(asked: readonly z.infer<typeof category>[]): (string | number)[] {
  return asked.map((one) => (typeof one === 'object' ? one.value : one));
}
