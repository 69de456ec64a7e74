import { limits } from '../../../functions/limits.ts';
import { tableNumberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import type { Drawn } from './drawn.ts';
import type { DrawnLines } from './drawn-lines.ts';
import type { DrawnPoints } from './drawn-points.ts';
import { measureText, raised } from './measure-text.ts';
import { numberOf, type Value } from './picture.ts';
import { suppressedText } from './told.ts';

/** `text` is for people, `raw` for programs. */
export type Cell = { readonly text: string; readonly raw: string; readonly isNumber: boolean };

export type PictureTable = { readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** The table of exactly what a picture draws. Many points are counted by kecamatan, but in a file (`isWhole`). */
export function tableOf(drawn: Drawn, isWhole = false): PictureTable {
  switch (drawn.kind) {
    case 'line':
      return lineTable(drawn);
    case 'bar': {
      const { categoryName, measure } = drawn.picture;
      return { head: [categoryName, measureHead(measure)], rows: drawn.bars.map(({ name, value }) => [named(name), valued(value)]) };
    }
    case 'histogram': {
      const { name, unit } = drawn.picture.measure;
      return {
        head: [`${name} dari${unit ? ` (${unit})` : ''}`, 'sampai', 'Baris'],
        rows: drawn.picture.bins.map(({ from, to, count }) => [valued(from), valued(to), valued(count)]),
      };
    }
    case 'map': {
      const { level, measure } = drawn.picture;
      const rows = drawn.areas.map(({ shape, value }) => [named(shape.code), named(shape.name), valued(value)]);
      return { head: ['Kode', raised(level), measureHead(measure)], rows };
    }
    case 'points':
      return pointsTable(drawn, isWhole);
  }
}

function lineTable({ picture: { measure }, series, periods }: DrawnLines): PictureTable {
  const single = series.length === 1;
  return {
    head: ['Periode', ...series.map(({ name }) => (single ? measureHead(measure) : name))],
    rows: periods.map((period) => [
      { text: periodText(period), raw: period, isNumber: false },
      ...series.map(({ points }) => valued(points.find((point) => point.period === period)?.value ?? null)),
    ]),
  };
}

function pointsTable({ points, counts, picture }: DrawnPoints, isWhole: boolean): PictureTable {
  if (!isWhole && points.length > limits.maxPointRows) {
    return {
      head: ['Kecamatan', raised(`jumlah ${picture.name}`)],
      rows: counts.map(({ shape, count }) => [named(shape.name), valued(count)]),
    };
  }
  return {
    head: ['Nama', 'Kecamatan', 'Lintang', 'Bujur'],
    rows: points.map(({ name, place: [longitude, latitude], shape }) => [
      named(name ?? ''),
      named(shape.name),
      coordinate(latitude),
      coordinate(longitude),
    ]),
  };
}

function measureHead(measure: Parameters<typeof measureText>[0]): string {
  return `${raised(measureText(measure))}${measure.unit ? ` (${measure.unit})` : ''}`;
}

function named(text: string): Cell {
  return { text, raw: text, isNumber: false };
}

function valued(value: Value): Cell {
  const number = numberOf(value);
  if (number !== null) return { text: tableNumberText(number), raw: String(number), isNumber: true };
  return value === 'suppressed' ? { text: suppressedText, raw: suppressedText, isNumber: true } : { text: '–', raw: '', isNumber: true };
}

/** Five digits after the comma are about a metre. */
function coordinate(degrees: number): Cell {
  return { text: degrees.toLocaleString('id-ID', { maximumFractionDigits: 5 }), raw: String(degrees), isNumber: true };
}
