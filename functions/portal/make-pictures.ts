import { choosePictures } from '../../web/parts/pictures/choose-picture.ts';
import type { Picture } from '../../web/parts/pictures/picture.ts';
import type { ColumnStatistics } from '../../web/parts/pictures/picture-column.ts';
import { pictureOf } from '../../web/parts/pictures/picture-of.ts';
import { isOfOnePeriod, type OnePeriod, type PicturePlan, queryOf } from '../../web/parts/pictures/picture-plan.ts';
import type { Shapes } from '../../web/parts/pictures/shapes.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { DistinctBand } from '../model/shown-column.ts';
import type { PublicSummary } from '../rows/public-summary.port.ts';
import type { Field } from '../standards/standard.ts';
import { askRows } from './ask-rows.ts';
import type { Engine } from './ports.ts';
import type { ShownRow } from './rows-of-answer.ts';

export type Drawable = {
  readonly dataset: Dataset;
  readonly version: number;
  readonly fields: readonly Field[];
  readonly periodField?: string | undefined;
  readonly periods: readonly string[];
  /** One of them, where only the pictures of one period are wanted, of this one. */
  readonly period?: string | undefined;
  readonly summary: PublicSummary;
  readonly shapes: Shapes;
  readonly requestId: string;
  readonly now: Date;
};

/** The pictures that fit a version, drawn from its rows as anyone may read them: each stands on one query. What can't be asked in one is left out. */
export async function makePictures(engine: Engine, drawable: Drawable): Promise<Picture[]> {
  const { dataset, fields, periodField, periods, period, summary, shapes } = drawable;
  const plans = choosePictures({
    level: dataset,
    personalColumns: dataset.personalColumns,
    fields,
    periodField,
    periods,
    period,
    statistics: new Map(summary.columns.map((column) => [column.name, statisticsOf(column)])),
    shapes,
  });
  const pictures: Picture[] = [];
  for (const plan of period === undefined ? plans : plans.filter(isOfOnePeriod)) {
    const rows = await rowsFor(engine, drawable, plan);
    if (rows === undefined) continue;
    const picture = pictureOf(plan, { fields, rows, columns: summary.columns, rowName: dataset.title });
    if (picture) pictures.push(picture);
  }
  return pictures;
}

type ShownColumn = PublicSummary['columns'][number];

/** Values stand there as JSON texts. Under a sensitive theme only the band of the number of values is told. */
function statisticsOf({ distinct, distinctBand, top }: ShownColumn): ColumnStatistics {
  const topValues = top?.map(({ value }) => ({ value: String(JSON.parse(value)) }));
  return { distinct: distinct ?? topValues?.length ?? mostOf[distinctBand], topValues };
}

/** As many as a band may stand for. */
const mostOf: Readonly<Record<DistinctBand, number>> = {
  '0': 0,
  '1': 1,
  '2–10': 10,
  '11–100': 100,
  '101–1000': 1000,
  '>1000': Number.POSITIVE_INFINITY,
};

/** Undefined where one page of rows does not hold all that would be drawn: half a picture says something else. */
async function rowsFor(engine: Engine, drawable: Drawable, plan: PicturePlan): Promise<readonly ShownRow[] | undefined> {
  const query = queryOf(plan);
  if (query.of === 'statistics') return [];
  const { dataset, version, requestId, now } = drawable;
  const chosen = query.of === 'groups' ? { group: [...query.group], aggregate: [query.aggregate] } : { columns: query.columns.join(',') };
  const asked = { version, limit: limits.maxRowsPerPage, ...chosen, ...only(query.only) };
  const found = await askRows(engine, { datasetId: dataset.datasetId, query: asked, requestId, now });
  return 'code' in found || found.rows.length < found.total ? undefined : found.rows;
}

function only(one: OnePeriod | undefined): Record<string, string> {
  return one === undefined ? {} : { [`${one.column}__exact`]: one.period };
}
