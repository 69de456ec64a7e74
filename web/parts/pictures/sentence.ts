import { numberText, shortNumberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import type { Drawn } from './drawn.ts';
import type { DrawnLines } from './drawn-lines.ts';
import { amountText, lowered, measureText, mostText } from './measure-text.ts';
import { type Measure, numberOf } from './picture.ts';

type Named = { readonly name: string; readonly value: number };

const nothing = 'Tidak ada nilai yang dapat digambar.';

/** One sentence that says what the picture shows, of what is left out of the drawing, too, for those who don't see it and those who want to quote it. */
export function sentenceOf(drawn: Drawn): string {
  switch (drawn.kind) {
    case 'line':
      return lineSentence(drawn);
    case 'bar':
      return rankSentence(drawn.known, drawn.picture.measure, lowered(drawn.picture.categoryName), 'pada');
    case 'map': {
      const known = drawn.areas.flatMap(({ shape, value }) => {
        const number = numberOf(value);
        return number === null ? [] : [{ name: shape.name, value: number }];
      });
      return rankSentence(known, drawn.picture.measure, drawn.picture.level, 'di');
    }
    case 'histogram': {
      const { bins, measure } = drawn.picture;
      const [first, last] = [bins[0], bins.at(-1)];
      if (first === undefined || last === undefined) return nothing;
      const rows = bins.reduce((sum, { count }) => sum + (numberOf(count) ?? 0), 0);
      const range = `${shortNumberText(first.from)} dan ${amountText(last.to, measure.unit)}`;
      return `${numberText(rows)} baris memuat ${lowered(measure.name)} antara ${range}.`;
    }
    case 'points': {
      const [first] = drawn.counts;
      if (first === undefined || drawn.points.length === 0) return nothing;
      const filled = drawn.counts.filter(({ count }) => count > 0).length;
      const where = `di ${filled} dari ${drawn.counts.length} kecamatan`;
      const most = `paling banyak di ${first.shape.name}: ${numberText(first.count)}`;
      return `${numberText(drawn.points.length)} ${drawn.picture.name} ${where}; ${most}.`;
    }
  }
}

function lineSentence({ picture: { measure, seriesName }, series, known: all, periods }: DrawnLines): string {
  const [first, last] = [periods[0], periods.at(-1)];
  const known = series.map(({ name, points }) => ({ name, values: points.flatMap(({ value }) => numberOf(value) ?? []) }));
  if (first === undefined || last === undefined) return nothing;
  const span = `Dari ${periodText(first, 'long')} sampai ${periodText(last, 'long')}`;
  const [one, ...others] = known;
  if (one !== undefined && others.length === 0) {
    const range = `${shortNumberText(Math.min(...one.values))} dan ${amountText(Math.max(...one.values), measure.unit)}`;
    return `${span}, ${measureText(measure)} bergerak antara ${range}; terakhir ${amountText(one.values.at(-1) ?? null, measure.unit)}.`;
  }
  const lasts = all.flatMap(({ name, points }) => {
    const number = numberOf(points.find(({ period }) => period === last)?.value ?? null);
    return number === null ? [] : [{ name, value: number }];
  });
  if (lasts.length === 0) return `${span}: ${measureText(measure)} ${known.length} ${lowered(seriesName ?? 'garis')}.`;
  return `Pada ${periodText(last, 'long')}, ${measureText(measure)} ${extremes(lasts, measure)}.`;
}

function rankSentence(things: readonly Named[], measure: Measure, noun: string, at: 'di' | 'pada'): string {
  if (things.length === 0) return nothing;
  return `Dari ${things.length} ${noun}, ${measureText(measure)} ${extremes(things, measure, `${at} `)}.`;
}

/** `paling tinggi A (12 kasus), paling rendah B (3 kasus)`. */
function extremes(things: readonly Named[], measure: Measure, at = ''): string {
  const sorted = things.toSorted((one, other) => other.value - one.value);
  const told = (thing: Named | undefined) => thing && `${at}${thing.name} (${amountText(thing.value, measure.unit)})`;
  const least = mostText(measure) === 'paling banyak' ? 'paling sedikit' : 'paling rendah';
  const most = `${mostText(measure)} ${told(sorted[0])}`;
  return sorted.length === 1 ? most : `${most}, ${least} ${told(sorted.at(-1))}`;
}
