import { periodShapes } from '../../model/period.ts';
import { literal } from '../sql-text.ts';

/** The same rule as `isPeriod`, as SQL over a text expression; NULL gives NULL. */
export function isPeriodSql(text: string): string {
  const shape = periodShapes.map(([pattern]) => pattern.source.slice(1, -1).replaceAll('\\d', '[0-9]')).join('|');
  return [
    `CASE WHEN NOT regexp_full_match(${text}, ${literal(shape)}) THEN FALSE`,
    `WHEN length(${text}) = 10 THEN TRY_CAST(${text} AS DATE) IS NOT NULL`,
    `WHEN ends_with(${text}, '-W53') THEN weekofyear(CAST(left(${text}, 4) || '-12-28' AS DATE)) = 53`,
    'ELSE TRUE END',
  ].join(' ');
}
