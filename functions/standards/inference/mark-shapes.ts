import { limits } from '../../limits.ts';
import { literal } from '../sql-text.ts';
import { monthNames } from '../types/month-names.ts';

/** The marks that one country divides thousands with and another fractions. */
type Mark = '.' | ',';

/** How a cell of digits is written; of `group`, `groups`, `few` and `fraction` there is one each for the point and for the comma. */
const digitShapes = {
  /** `686`: what may stand beside thousands. */
  whole: '[0-9]{1,3}',
  long: '[0-9]{4,}',
  /** `1.234`: a thousand and more, or one and a bit. */
  'point group': '[1-9][0-9]{0,2}[.][0-9]{3}',
  'comma group': '[1-9][0-9]{0,2},[0-9]{3}',
  /** `1.234.567`: thousands without a doubt. */
  'point groups': '[1-9][0-9]{0,2}([.][0-9]{3}){2,}',
  'comma groups': '[1-9][0-9]{0,2}(,[0-9]{3}){2,}',
  /** `50.36`: a fraction, or thousands that lost the zeros behind them. */
  'point few': '[1-9][0-9]{0,2}[.][0-9]{1,2}',
  'comma few': '[1-9][0-9]{0,2},[0-9]{1,2}',
  /** `0.857`, `1234.567`, `12.34567`: a fraction without a doubt. */
  'point fraction': '[0-9]*[.][0-9]+([eE][+-]?[0-9]{1,3})?',
  'comma fraction': '[0-9]*,[0-9]+',
  /** `1.234,5` and `1,234.5`. */
  'point groups, comma fraction': '[1-9][0-9]{0,2}([.][0-9]{3})+,[0-9]+',
  'comma groups, point fraction': '[1-9][0-9]{0,2}(,[0-9]{3})+[.][0-9]+',
  /** `120 200`: one number, or two. */
  'space group': '[1-9][0-9]{0,2} [0-9]{3}',
  'space groups': '[1-9][0-9]{0,2}([ \u00a0\u2009\u202f][0-9]{3})+(,[0-9]+)?',
  /** `03/04/2021`, `3-4-21`. */
  day: '[0-9]{1,2}([/][0-9]{1,2}[/]|-[0-9]{1,2}-|[.][0-9]{1,2}[.])([0-9]{4}|[0-9]{2})',
  /** `2021-04-03`, `2021-13-01`. */
  'year first': '[0-9]{4}-[0-9]{2}-[0-9]{2}',
} as const;

/** What is no number and no date; `month` is `5-Sep`, which Excel makes of `5-9`. */
export type CellShape = keyof typeof digitShapes | 'month' | 'other';

/** Excel writes months in three letters. */
const month = monthNames
  .flat()
  .filter((name) => name.length === 3)
  .join('|');
const monthShape = `[0-9]{1,2}-(${month})|(${month})-[0-9]{2}`;

/** No number is written longer, and a text is not looked through. */
const longestShape = 40;

/** SQL: the shape of a trimmed text, never NULL where the text is not; signs in front say nothing. */
export function shapeSql(text: string): string {
  const cases = Object.entries(digitShapes).map(
    ([name, shape]) => `WHEN regexp_full_match(${text}, ${literal(`[+-]?(${shape})`)}) THEN ${literal(name)}`,
  );
  const month = `WHEN regexp_full_match(lower(${text}), ${literal(monthShape)}) THEN 'month'`;
  return `CASE WHEN strlen(${text}) > ${longestShape} THEN 'other' ${cases.join(' ')} ${month} ELSE 'other' END`;
}

export function isCellShape(name: string): name is CellShape {
  return name === 'other' || name === 'month' || name in digitShapes;
}

export type ShapeCounts = Readonly<Partial<Record<CellShape, number>>>;

/** What the marks of a column's numbers divide, by their shapes; `contrary`: cells speak for both, so that no reading takes them all. */
export type MarkVerdict =
  | { readonly verdict: 'plain' | 'settled' | 'contrary' }
  | { readonly verdict: 'doubtful'; readonly marks: 'point' | 'comma' | 'both' | 'space' };

/** Asked of a column whose every cell is a number in some way of writing. */
export function judgeMarks(counts: ShapeCounts): MarkVerdict {
  const count = (shape: CellShape): number => counts[shape] ?? 0;
  if (count('space group') > 0 && count('space groups') < count('space group') * limits.leastEvidenceShare)
    return { verdict: 'doubtful', marks: 'space' };
  const [point, comma] = [markOf(counts, '.'), markOf(counts, ',')];
  if (isContrary(point, comma) || isContrary(comma, point)) return { verdict: 'contrary' };
  if (isDoubtful(point, comma) || isDoubtful(comma, point)) {
    return { verdict: 'doubtful', marks: point.cells > 0 && comma.cells > 0 ? 'both' : point.cells > 0 ? 'point' : 'comma' };
  }
  return { verdict: point.cells + comma.cells > 0 ? 'settled' : 'plain' };
}

/** How many cells show that a mark divides thousands, how many that it divides fractions, how many say neither, and how many have it at all. */
type MarkEvidence = {
  readonly groups: number;
  readonly fractions: number;
  readonly short: number;
  readonly either: number;
  readonly cells: number;
};

/** Thousands beside fractions by the same mark, or either by both marks. */
function isContrary(own: MarkEvidence, other: MarkEvidence): boolean {
  return own.groups > 0 ? own.fractions > 0 || own.short > 0 || other.groups > 0 : own.fractions > 0 && other.fractions > 0;
}

function markOf(counts: ShapeCounts, mark: Mark): MarkEvidence {
  const [own, other] = mark === '.' ? (['point', 'comma'] as const) : (['comma', 'point'] as const);
  const count = (shape: CellShape): number => counts[shape] ?? 0;
  const group = count(`${own} group`);
  const few = count(`${own} few`);
  const groups = count(`${own} groups`) + (own === 'point' ? count('point groups, comma fraction') : count('comma groups, point fraction'));
  const fractions =
    count(`${own} fraction`) + (other === 'point' ? count('point groups, comma fraction') : count('comma groups, point fraction'));
  // Of last digits one in ten is a zero: where more cells are short than not, no zeros were lost.
  const areShort = few > group;
  const cells = groups + fractions + few + group;
  return { groups, fractions: areShort ? fractions + few : fractions, short: few, either: areShort ? group : group + few, cells };
}

/** Cells that say neither are settled by enough others of the same mark; `1.234` also by `1,5`, which leaves the point nothing to divide but thousands. */
function isDoubtful(own: MarkEvidence, other: MarkEvidence): boolean {
  const enough = own.either * limits.leastEvidenceShare;
  return own.either > 0 && own.groups < enough && own.fractions < enough && other.fractions < enough;
}
