import { figureShape, longestFigure } from '../../model/person-numbers/figures.ts';
import { personNumberAlike } from '../../model/person-numbers/held-numbers.ts';
import { literal } from '../sql-text.ts';

const digits = 16;
/**
 * What may be a digit, or begin an encoding, when it is folded: all such characters of Unicode are in these blocks, and few that Indonesian texts have. None has more digits than
 * bytes, and none more than its encodings have digits and signs that begin one (test/model/person-numbers/superset.test.ts).
 */
const mayFold = '\\x{b2}-\\x{be}\\x{660}-\\x{1c59}\\x{2070}-\\x{2189}\\x{2460}-\\x{10ffff}';

/**
 * SQL: whether `holdsNik` must be asked of a cell; it is false of all others, and NULL where the cell is. Of cells in which digits may be hidden, only those are asked that are long
 * enough for sixteen.
 */
export function mayHoldNikSql(cell: string): string {
  const shape = literal(`${personNumberAlike}|[%&<\\\\${mayFold}]`);
  const room = `strlen(regexp_replace(${cell}, '[^0-9%&\\\\${mayFold}]+', '', 'g')) >= ${digits}`;
  return `CASE WHEN strlen(${cell}) < ${digits} THEN FALSE WHEN NOT regexp_matches(${cell}, ${shape}) THEN FALSE ELSE ${room} END`;
}

/** SQL: whether a cell is a figure and no words, as `isFigure` says of a text. */
export function isFigureSql(cell: string): string {
  return `CASE WHEN strlen(${cell}) > ${longestFigure} THEN FALSE ELSE regexp_full_match(${cell}, ${literal(figureShape)}) END`;
}
