import type { HistogramData, Picture, Value } from './picture.ts';
import type { PictureField } from './picture-column.ts';
import { measureOf, numberShown, type PicturePlan, type PlannedValue, titleOf, unitShown } from './picture-plan.ts';

type Row = Readonly<Record<string, unknown>>;
/** Bounds as JSON texts, as the statistics have them. */
type Column = {
  readonly name: string;
  readonly nulls?: number | undefined;
  readonly histogram?: readonly { readonly from: string; readonly to: string; readonly count?: number | undefined }[] | undefined;
};

export type Answered = {
  readonly fields: readonly PictureField[];
  /** What the plan's query answered. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** What a row is, where rows are counted. */
  readonly rowName: string;
};

/** The picture of a plan from what its query answered (`queryOf`); undefined where that holds nothing to draw. */
export function pictureOf(plan: PicturePlan, answered: Answered): Picture | undefined {
  const { fields, rows } = answered;
  if (plan.kind === 'histogram') return histogramOf(plan.column, answered);
  if (rows.length === 0) return undefined;
  if (plan.kind === 'points') {
    const points = rows.map((row) => ({
      name: plan.name === undefined ? undefined : textOf(row[plan.name]),
      longitude: numberIn(row[plan.longitude]),
      latitude: numberIn(row[plan.latitude]),
    }));
    return { kind: 'points', name: answered.rowName, points, period: plan.only?.period };
  }
  const measure = measureOf(plan.value, fields, answered.rowName);
  const format = formatOf(plan.value, fields);
  const drawnValue = (row: Row): Value => {
    const number = numberIn(row[resultName(plan.value)]);
    return number === null ? null : numberShown(number, format);
  };
  if (plan.kind === 'bar') {
    const categories = rows.map((row) => ({ name: textOf(row[plan.category]), value: drawnValue(row) }));
    return { kind: 'bar', measure, categoryName: titleIn(fields, plan.category), categories, period: plan.only?.period };
  }
  if (plan.kind === 'map') {
    const areas = rows.map((row) => ({ area: textOf(row[plan.area]), value: drawnValue(row) }));
    return { kind: 'map', measure, level: plan.level, areas, period: plan.only?.period };
  }
  const { series, period } = plan;
  const byName = Map.groupBy(rows, (row) => (series === undefined ? '' : textOf(row[series])));
  return {
    kind: 'line',
    measure,
    seriesName: series === undefined ? undefined : titleIn(fields, series),
    series: [...byName].map(([name, own]) => ({
      name,
      points: own.map((row) => ({ period: textOf(row[period]), value: drawnValue(row) })),
    })),
  };
}

/** Rows that are counted have none. */
function formatOf(value: PlannedValue, fields: readonly PictureField[]): string | undefined {
  return value.aggregate === 'count' ? undefined : fields.find(({ name }) => name === value.column)?.format;
}

/** As the rows API calls what it worked out. */
function resultName(value: PlannedValue): string {
  return value.aggregate === 'count' ? 'count' : `${value.column}__${value.aggregate}`;
}

function histogramOf(name: string, { fields, columns }: Answered): HistogramData | undefined {
  const column = columns.find((one) => one.name === name);
  const field = fields.find((one) => one.name === name);
  if (column?.histogram === undefined || field === undefined) return undefined;
  const bins = column.histogram.map(({ from, to, count }) => ({
    from: numberShown(Number(JSON.parse(from)), field.format),
    to: numberShown(Number(JSON.parse(to)), field.format),
    count: count ?? ('suppressed' as const),
  }));
  return { kind: 'histogram', measure: { name: titleOf(field), unit: unitShown(field) }, bins, empty: column.nulls };
}

function titleIn(fields: readonly PictureField[], name: string): string {
  const field = fields.find((one) => one.name === name);
  return field === undefined ? name : titleOf(field);
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Pictures are drawn to a pixel: what a double rounds is not seen. */
function numberIn(value: unknown): number | null {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return value === '' || Number.isNaN(number) ? null : number;
}
