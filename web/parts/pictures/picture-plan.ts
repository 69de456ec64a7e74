import { percentOfFraction } from '../../../functions/messages/percent.ts';
import type { Aggregate, AreaLevel, Measure } from './picture.ts';
import type { PictureField } from './picture-column.ts';

/** Which number is drawn: the rows are counted, or a column's numbers made one. */
export type PlannedValue = { readonly aggregate: 'count' } | { readonly aggregate: Exclude<Aggregate, 'count'>; readonly column: string };

/** Only one period's rows, where a dataset holds several and the picture is of one. */
export type OnePeriod = { readonly column: string; readonly period: string };

/** How a dataset is drawn; every name is a column's. */
export type PicturePlan =
  | { readonly kind: 'line'; readonly period: string; readonly series?: string | undefined; readonly value: PlannedValue }
  | {
      readonly kind: 'map';
      readonly area: string;
      readonly level: AreaLevel;
      readonly value: PlannedValue;
      readonly only?: OnePeriod | undefined;
    }
  | {
      readonly kind: 'points';
      readonly latitude: string;
      readonly longitude: string;
      readonly name?: string | undefined;
      readonly only?: OnePeriod | undefined;
    }
  | { readonly kind: 'bar'; readonly category: string; readonly value: PlannedValue; readonly only?: OnePeriod | undefined }
  | { readonly kind: 'histogram'; readonly column: string };

/** What to ask for a plan: one query of groups, one of rows, or the statistics that are there. */
export type PictureQuery =
  | { readonly of: 'groups'; readonly group: readonly string[]; readonly aggregate: string; readonly only?: OnePeriod | undefined }
  | { readonly of: 'rows'; readonly columns: readonly string[]; readonly only?: OnePeriod | undefined }
  | { readonly of: 'statistics'; readonly column: string };

/** Whether the plan is of one period alone, where there are several. */
export function isOfOnePeriod(plan: PicturePlan): boolean {
  return 'only' in plan && plan.only !== undefined;
}

/** The one query that a plan stands on, in the words of the rows API: `group` and `aggregate` (`count` or `<column>__avg`). */
export function queryOf(plan: PicturePlan): PictureQuery {
  if (plan.kind === 'histogram') return { of: 'statistics', column: plan.column };
  if (plan.kind === 'points') {
    const columns = [plan.latitude, plan.longitude, ...(plan.name === undefined ? [] : [plan.name])];
    return { of: 'rows', columns, only: plan.only };
  }
  const aggregate = plan.value.aggregate === 'count' ? 'count' : `${plan.value.column}__${plan.value.aggregate}`;
  if (plan.kind === 'line') return { of: 'groups', group: [plan.period, ...(plan.series === undefined ? [] : [plan.series])], aggregate };
  return { of: 'groups', group: [plan.kind === 'map' ? plan.area : plan.category], aggregate, only: plan.only };
}

/**
 * What a plan's picture draws numbers of, in the words of the standard; rows that are counted are `baris` unless the caller knows better.
 */
export function measureOf(value: PlannedValue, fields: readonly PictureField[], rowName = 'baris'): Measure {
  if (value.aggregate === 'count') return { name: rowName, aggregate: 'count' };
  const field = fields.find(({ name }) => name === value.column);
  return { name: field === undefined ? value.column : titleOf(field), unit: field && unitShown(field), aggregate: value.aggregate };
}

/** The unit of a column's numbers as people are shown them: fractions of the format `percent` are shown as percents. */
export function unitShown({ format, unit }: Pick<PictureField, 'format' | 'unit'>): string | undefined {
  return format === 'percent' ? '%' : unit;
}

/** A column's number as people are shown it, with this unit. */
export function numberShown(number: number, format: string | undefined): number {
  return format === 'percent' ? Number(percentOfFraction(String(number))) : number;
}

/** How a column is called before people: its title, or its name in words. */
export function titleOf({ name, title }: PictureField): string {
  return title ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll('_', ' ');
}
