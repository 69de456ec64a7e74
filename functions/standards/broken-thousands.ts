import type { Words } from './cell-words.ts';

/** How the cells of a column with decimal points are written. */
type PointCounts = {
  /** Cells that hold something. */
  readonly cells: number;
  /** Written as `686`, from 0 to 999. */
  readonly whole: number;
  /** Those of them from 100. */
  readonly hundreds: number;
  /** Written as `1.474`: one to three digits, a point, three digits. */
  readonly threeDecimals: number;
  /** Written as `1.49` or `1.5`. */
  readonly fewerDecimals: number;
};

/** SQL: the counts in this order, of texts that are not empty; `readPointCounts` reads them. */
export function pointCountsSql(text: string, held: string): string {
  const shapes = ['.+', '0|[1-9][0-9]{0,2}', '[1-9][0-9]{2}', '[1-9][0-9]{0,2}[.][0-9]{3}', fewerDecimalsShape];
  return `[${shapes.map((shape) => `count_if(${held} AND regexp_full_match(${text}, '${shape}'))`).join(', ')}]`;
}

export const fewerDecimalsShape = '[1-9][0-9]{0,2}[.][0-9]{1,2}';

export function readPointCounts(counts: readonly number[]): PointCounts {
  const [cells = 0, whole = 0, hundreds = 0, threeDecimals = 0, fewerDecimals = 0] = counts;
  return { cells, whole, hundreds, threeDecimals, fewerDecimals };
}

/** In a measurement, one value of five is no whole hundred; of counts around a thousand, many are. */
const leastHundreds = 0.2;
/** Of last digits, one of ten is a zero. */
const mostFewerDecimals = 0.25;

/**
 * Whether points divide thousands, though some lost the zeros behind them: `1.474` and `1.49` beside `686`, as programs write
 * `1.490` that took it for a fraction. Read as fractions they would be published a thousand times too small.
 */
export function areBrokenThousands({ cells, whole, hundreds, threeDecimals, fewerDecimals }: PointCounts): boolean {
  if (whole + threeDecimals + fewerDecimals !== cells || fewerDecimals === 0) return false;
  return hundreds >= cells * leastHundreds && fewerDecimals <= threeDecimals * mostFewerDecimals;
}

/** What the clerk is told of such a column: `cell` is its first with fewer decimals. */
export function brokenThousandsWords(title: string, rowNumber: number, cell: string): Words {
  const [whole = '', decimals = ''] = cell.split('.');
  const meant = `${whole}.${decimals.padEnd(3, '0')}`;
  return {
    message: `Kolom ${title}: "${cell}" (baris ${rowNumber}) berdiri di samping angka ratusan yang utuh. Mungkin maksudnya ${meant}, dan nol di belakangnya hilang. Karena itu kolom ini dijadikan teks.`,
    mend: `Tulis ribuan tanpa titik (${whole}${decimals.padEnd(3, '0')}), lalu unggah lagi agar kolom ini menjadi angka. Bila memang desimal, biarkan dan beri tahu walidata.`,
  };
}
