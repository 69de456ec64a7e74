import { type FormatToken, isLiteral } from './format-tokens.ts';

const dateText = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const shortNameLetters = 3;

/** A date (`2021-09-05`) as this format shows it, undefined for any other text. In English: a file does not say in which language its Excel shows months. */
export function dateShown(text: string, { tokens }: ShownDate): string | undefined {
  const [, year = '', month = '', day = ''] = dateText.exec(text) ?? [];
  if (year === '') return undefined;
  const shown = tokens.map((token) => (isLiteral(token) ? token.literal : datePart(token.run.toLowerCase(), { year, month, day })));
  return shown.join('').trim();
}

/** How a date is shown that lacks its year or its day. */
export type ShownDate = { readonly kind: 'no-year' | 'no-day'; readonly tokens: readonly FormatToken[] };

/** Undefined for a format that shows day, month and year, or days of the week. */
export function shownDate(tokens: readonly FormatToken[] | undefined): ShownDate | undefined {
  if (tokens === undefined) return undefined;
  const runs = tokens.flatMap((token) => (isLiteral(token) ? [] : [token.run.toLowerCase()]));
  const shows = (letter: string) => runs.some((run) => run.startsWith(letter));
  if (runs.some((run) => !/^(d{1,2}|m{1,4}|y+|[/.,@])$/.test(run))) return undefined;
  if (!shows('y')) return { kind: 'no-year', tokens };
  return shows('d') && shows('m') ? undefined : { kind: 'no-day', tokens };
}

type DateParts = { readonly year: string; readonly month: string; readonly day: string };

function datePart(run: string, { year, month, day }: DateParts): string {
  if (run.startsWith('y')) return run.length > 2 ? year : year.slice(2);
  if (run.startsWith('d')) return run.length > 1 ? day : String(Number(day));
  if (!run.startsWith('m')) return run === '@' ? '' : run;
  const name = months[Number(month) - 1] ?? '';
  if (run.length >= shortNameLetters) return run.length === shortNameLetters ? name.slice(0, shortNameLetters) : name;
  return run.length > 1 ? month : String(Number(month));
}
