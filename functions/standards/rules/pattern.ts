import * as z from 'zod';
import { limits } from '../../limits.ts';
import { fieldTypes } from '../../model/column.ts';
import { literal } from '../sql-text.ts';
import { checkRule, type RuleFault } from './rule.ts';

/** A pattern speaks of the text as it is written (Table Schema); RE2 matches in linear time. */
export const pattern = checkRule({
  schema: z.string().max(limits.maxPatternCharacters),
  types: fieldTypes,
  faults: patternFaults,
  error: 'constraint-error',
  fails: (asked, _column, { missing, text }) => `NOT ${missing} AND NOT regexp_full_match(${text}, ${literal(asked)})`,
  report: (asked) => ({ what: 'tidak sesuai pola yang ditentukan standar data', mend: `Sesuaikan dengan pola ${asked}.` }),
  sentence: (asked) => `berpola ${asked}`,
  workbook: () => ({ kind: 'none', why: 'Excel knows no patterns' }),
});

/** RE2 has no look-around and no back references, and repeats at most 1,000 times (github.com/google/re2/wiki/Syntax). */
const refusedByRe2 = /\(\?(=|!|<=|<!|>|\()|\\[1-9]|\\k|[*+?}]\+/;
/** An escaped character, or a class: nothing in it is an operator. One that never closes runs to the end, so that a text of brackets is read once. */
const takenAsWritten = /\\[^1-9k]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*(?:\]|$)/g;
const maxRepetitions = 1_000;

function patternFaults(asked: string): RuleFault[] {
  if (refusedByRe2.test(asked.replace(takenAsWritten, 'x')))
    return [{ what: 'pola memakai lookaround, rujukan balik atau pengulangan posesif, yang tidak didukung' }];
  const repetitions = [...asked.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, low, high]) => [Number(low), Number(high ?? 0)]);
  if (repetitions.some((count) => count > maxRepetitions)) return [{ what: `pola mengulang lebih dari ${maxRepetitions} kali` }];
  return compiles(asked) ? [] : [{ what: 'pola tidak dapat dibaca' }];
}

/** JavaScript reads what RE2 does, but for flags at the front and its way to name a group. */
function compiles(asked: string): boolean {
  try {
    new RegExp(asked.replace(/^\(\?[imsU]+\)/, '').replaceAll('(?P<', '(?<'));
    return true;
  } catch {
    return false;
  }
}
