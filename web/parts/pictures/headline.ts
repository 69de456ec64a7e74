import { numberText, shortNumberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { changeText } from './change-text.ts';
import type { Drawn } from './drawn.ts';
import type { DrawnLines, DrawnSeries } from './drawn-lines.ts';
import { highest } from './highest.ts';
import { amountText, lowered, measureText, mostText, raised } from './measure-text.ts';
import { type Measure, numberOf } from './picture.ts';

/**
 * What a picture says, where it can be worked out: `Harga cabai merah naik sepertiga sejak September 2025`; undefined where it says
 * nothing so simple.
 */
export function headlineOf(drawn: Drawn): string | undefined {
  switch (drawn.kind) {
    case 'line':
      return lineHeadline(drawn);
    case 'bar': {
      const { measure } = drawn.picture;
      const first = highest(drawn.bars.filter(({ isRest }) => !isRest));
      return first && `${raised(measureText(measure))} ${mostText(measure)}: ${first.name}, ${amountText(first.value, measure.unit)}`;
    }
    case 'map': {
      const { measure } = drawn.picture;
      const first = highest(
        drawn.areas.flatMap(({ shape, value }) => ({ name: shape.name, value: numberOf(value) ?? Number.NEGATIVE_INFINITY })),
      );
      return first && `${raised(measureText(measure))} ${mostText(measure)} di ${first.name}: ${amountText(first.value, measure.unit)}`;
    }
    case 'histogram': {
      const { bins, measure } = drawn.picture;
      const first = highest(bins.map((bin) => ({ ...bin, value: numberOf(bin.count) ?? 0 })));
      const range = first && `${shortNumberText(first.from)} dan ${amountText(first.to, measure.unit)}`;
      return range && `${raised(lowered(measure.name))} paling sering antara ${range}`;
    }
    case 'points': {
      const first = highest(drawn.counts.map(({ shape, count }) => ({ name: shape.name, value: count })));
      return first && `${numberText(drawn.points.length)} ${drawn.picture.name}, paling banyak di ${first.name}`;
    }
  }
}

/** What a picture shows: `Rata-rata harga menurut komoditas`. */
export function plainTitle(drawn: Drawn): string {
  const { picture } = drawn;
  if (picture.kind === 'points') return `Letak ${picture.name}${ofPeriod(picture)}`;
  if (picture.kind === 'histogram') return `Sebaran ${lowered(picture.measure.name)}`;
  const what = raised(measureText(picture.measure));
  if (picture.kind === 'bar' || picture.kind === 'map') {
    const by = picture.kind === 'bar' ? lowered(picture.categoryName) : picture.level;
    return `${what} menurut ${by}${ofPeriod(picture)}`;
  }
  const by = picture.seriesName ? ` menurut ${lowered(picture.seriesName)}` : '';
  return `${what}${by}${drawn.kind === 'line' ? spanOf(drawn) : ''}`;
}

function ofPeriod({ period }: { readonly period?: string | undefined }): string {
  return period ? `, ${periodText(period)}` : '';
}

/** Below a title: what the picture shows, unless the title is that, and in which unit. */
export function subtitle(drawn: Drawn, title: string): string {
  const plain = plainTitle(drawn);
  const unit = drawn.kind === 'points' ? undefined : drawn.picture.measure.unit;
  const units = unit ? [drawn.kind === 'histogram' ? `banyaknya baris menurut ${unit}` : unit] : [];
  return [...(title === plain ? [] : [plain]), ...units].join(' · ');
}

/** `, Okt 2024–Sep 2026`. */
function spanOf({ periods }: DrawnLines): string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? `, ${periodText(first)}` : `, ${periodText(first)}–${periodText(last)}`;
}

type Change = { readonly name: string; readonly from: string; readonly before: number; readonly after: number };

/** The change of the one line, or of several that of the line which changed most; where none did, nothing. */
function lineHeadline({ picture: { measure, seriesName }, series, known, periods }: DrawnLines): string | undefined {
  if (periods.length < 3) return undefined;
  const changes = series.flatMap((one) => changeOf(one) ?? []);
  const [first] = changes.toSorted((one, other) => sizeOf(other, measure) - sizeOf(one, measure));
  if (first === undefined) return undefined;
  const change = changeText(first.before, first.after, measure);
  const since = `${change} sejak ${periodText(first.from, 'long')}`;
  if (series.length === 1) return `${raised(measureText(measure))} ${since}`;
  if (/tetap$/.test(change)) return undefined;
  return `${raised(first.name)} ${since}, perubahan terbesar di antara ${series.length} ${lowered(seriesName ?? 'garis')}${known.length > series.length ? ' yang digambar' : ''}`;
}

/** From the same period a year before, or where there is none from the first. */
function changeOf({ name, points }: DrawnSeries): Change | undefined {
  const known = points.flatMap(({ period, value }) => {
    const number = numberOf(value);
    return number === null ? [] : [{ period, number }];
  });
  const last = known.at(-1);
  if (last === undefined) return undefined;
  const yearBefore = `${Number(last.period.slice(0, 4)) - 1}${last.period.slice(4)}`;
  const start = (last.period.length > 4 && known.find(({ period }) => period === yearBefore)) || known[0];
  if (start === undefined || start === last) return undefined;
  return { name, from: start.period, before: start.number, after: last.number };
}

/** Prices of different things are compared by their share, counts by what was added. */
function sizeOf({ before, after }: Change, { aggregate }: Measure): number {
  const isShare = (aggregate === 'avg' || aggregate === 'median') && before > 0;
  return isShare ? Math.abs(after / before - 1) : Math.abs(after - before);
}
