/** The portal's words for the code's (architecture.md, "Words"). */
export const accessWords = { open: 'terbuka', limited: 'terbatas', closed: 'tertutup' } as const;

const dates = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
const numbers = new Intl.NumberFormat('id-ID');

/** `24 November 2026`, by the city's clock. */
export function dateWords(at: string): string {
  return dates.format(new Date(at));
}

/** `3.300.000` */
export function numberWords(value: number): string {
  return numbers.format(value);
}

/** What every page says of a dataset whose head published the valid rows alone; undefined where nothing was left out. */
export function leftOutWords(leftOut: number | undefined): string | undefined {
  return leftOut === undefined ? undefined : `${numberWords(leftOut)} baris belum dimuat karena belum sesuai standar.`;
}
