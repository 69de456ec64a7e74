import { limits } from '../../../functions/limits.ts';
import { type Level, traitsOf } from '../../../functions/model/access-level.ts';
import { periodsInOrder } from '../../../functions/model/period.ts';
import {
  aggregateOf,
  areaLevelOf,
  type ColumnStatistics,
  isAmount,
  isCategory,
  isLatitude,
  isLongitude,
  isPeriodColumn,
  isPersonal,
  namesKinds,
  type PictureColumn,
  type PictureField,
} from './picture-column.ts';
import type { OnePeriod, PicturePlan, PlannedValue } from './picture-plan.ts';
import type { Shapes } from './shapes.ts';

export type Choosable = {
  readonly level: Level;
  /** As its dataset's META names them. */
  readonly personalColumns: readonly string[];
  readonly fields: readonly PictureField[];
  readonly periodField?: string | undefined;
  /** Which periods the version holds. */
  readonly periods: readonly string[];
  /** Which of them what is of one period is of; else the latest. */
  readonly period?: string | undefined;
  readonly statistics: ReadonlyMap<string, ColumnStatistics>;
  /** The city's; without them there are no maps. */
  readonly shapes: Shapes;
};

/**
 * The pictures that fit a dataset, the best first, at most three:
 *
 * 1. a line, where a column of at least three periods stands beside an amount; a line for each kind where
 *    a category tells what is averaged;
 * 2. points, where rows have latitude and longitude;
 * 3. a map, where a column names kecamatan or kelurahan that the city has shapes of, kecamatan rather than kelurahan;
 * 4. bars, where a column has 2 to 30 different texts;
 * 5. a histogram of the first amount.
 *
 * The number is an amount whose words and unit say that it is averaged (prices, shares, rates) or added up (counts, people, rupiah of
 * budgets), the first in the order of the columns, else the count of rows. Maps, points and bars are of one period where the dataset holds
 * several: the one that is asked for, else the latest. Of closed datasets and of those with personal columns there is none. The same columns always give the same
 * pictures.
 */
export function choosePictures(dataset: Choosable): PicturePlan[] {
  const columns = dataset.fields.map((field) => ({ field, statistics: dataset.statistics.get(field.name) }));
  const tellsOfPersons = dataset.personalColumns.length > 0 || columns.some(isPersonal);
  if (traitsOf(dataset.level).readBy === 'nobody' || tellsOfPersons) return [];
  const periods = columns.filter((column) => isPeriodColumn(column, dataset.periodField));
  const amounts = columns.filter((column) => isAmount(column) && !periods.includes(column));
  const others = columns.filter((column) => !periods.includes(column) && !amounts.includes(column));
  const value = plannedValue(amounts);
  const only = onePeriod(dataset);
  const plans = [
    linePlan(dataset, periods, others, amounts),
    pointsPlan(columns, others, only),
    mapPlan(others, dataset.shapes, value, only),
    barPlan(others, dataset.shapes, value, only),
    histogramPlan(amounts),
  ];
  return plans.filter((plan) => plan !== undefined).slice(0, limits.maxPlans);
}

/** The first amount that is known to be averaged or added up, else the count of rows. */
function plannedValue(amounts: readonly PictureColumn[]): PlannedValue {
  for (const column of amounts) {
    const aggregate = aggregateOf(column);
    if (aggregate !== undefined) return { aggregate, column: column.field.name };
  }
  return { aggregate: 'count' };
}

function linePlan(
  { periodField, periods: held }: Choosable,
  periods: readonly PictureColumn[],
  others: readonly PictureColumn[],
  amounts: readonly PictureColumn[],
): PicturePlan | undefined {
  const count = ({ field, statistics }: PictureColumn) => statistics?.distinct ?? (field.name === periodField ? held.length : 0);
  const lasting = periods.filter((column) => count(column) >= limits.minPeriods);
  const period = lasting.find(({ field }) => field.name === periodField) ?? lasting[0];
  if (period === undefined || amounts.length === 0) return undefined;
  const value = plannedValue(amounts);
  return { kind: 'line', period: period.field.name, series: seriesOf(others, value)?.field.name, value };
}

/**
 * What the lines are of. Averages are told apart by what names kinds of things, or has the most values, since an average of rice and
 * chillies says nothing; sums only where the kinds are few enough that each has its line, so that nothing of a sum is left out.
 */
function seriesOf(others: readonly PictureColumn[], { aggregate }: PlannedValue): PictureColumn | undefined {
  if (aggregate === 'sum' || aggregate === 'count')
    return others.find((column) => isCategory(column, limits.maxLines) && namesKinds(column));
  const categories = others.filter((column) => isCategory(column, limits.maxCategories));
  const most = Math.max(...categories.map(({ statistics }) => statistics?.distinct ?? 0));
  return categories.find(namesKinds) ?? categories.find(({ statistics }) => statistics?.distinct === most);
}

function pointsPlan(
  columns: readonly PictureColumn[],
  others: readonly PictureColumn[],
  only: OnePeriod | undefined,
): PicturePlan | undefined {
  const [latitude, longitude] = [columns.find(isLatitude), columns.find(isLongitude)];
  if (latitude === undefined || longitude === undefined) return undefined;
  const name = others.find(({ field }) => field.type === 'string' && /^nama(_|$)/.test(field.name));
  return { kind: 'points', latitude: latitude.field.name, longitude: longitude.field.name, name: name?.field.name, only };
}

function mapPlan(
  others: readonly PictureColumn[],
  shapes: Shapes,
  value: PlannedValue,
  only: OnePeriod | undefined,
): PicturePlan | undefined {
  const areas = others.flatMap((column) => {
    const level = areaLevelOf(column, shapes);
    return level === undefined ? [] : [{ kind: 'map' as const, area: column.field.name, level, value, only }];
  });
  return areas.find(({ level }) => level === 'kecamatan') ?? areas[0];
}

/** A category that is no area comes first: areas are compared on a map. */
function barPlan(
  others: readonly PictureColumn[],
  shapes: Shapes,
  value: PlannedValue,
  only: OnePeriod | undefined,
): PicturePlan | undefined {
  const categories = others.filter((column) => isCategory(column, limits.maxCategories));
  const noAreas = categories.filter((column) => areaLevelOf(column, shapes) === undefined);
  const best = noAreas.find(namesKinds) ?? noAreas[0] ?? categories[0];
  return best && { kind: 'bar', category: best.field.name, value, only };
}

function histogramPlan([first]: readonly PictureColumn[]): PicturePlan | undefined {
  return first && { kind: 'histogram', column: first.field.name };
}

function onePeriod({ periodField, periods, period }: Choosable): OnePeriod | undefined {
  if (periodField === undefined || periods.length < 2) return undefined;
  const chosen = period !== undefined && periods.includes(period) ? period : periodsInOrder(periods).at(-1);
  return chosen === undefined ? undefined : { column: periodField, period: chosen };
}
