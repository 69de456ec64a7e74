import * as z from 'zod';
import { limits } from '../../limits.ts';
import { choice, fieldTypes } from '../../model/column.ts';
import { choiceFaults, choicesText, isNoneOfSql, pickOne } from './choice.ts';
import { checkRule } from './rule.ts';

/** Table Schema's `enum`, which is a word of the language. */
export const oneOf = checkRule({
  schema: z.array(choice).max(limits.maxEnumValues),
  types: fieldTypes,
  faults: choiceFaults,
  error: 'constraint-error',
  fails: isNoneOfSql,
  report: (choices) => ({ what: 'tidak termasuk pilihan yang ditentukan standar data', mend: pickOne(choices) }),
  sentence: (choices) => `pilihan: ${choicesText(choices)}`,
  workbook: (choices) => ({ kind: 'list', values: choices.map(String) }),
});
