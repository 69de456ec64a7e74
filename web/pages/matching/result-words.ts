import { doubleOfText, suspicions, verdictText } from '../../../functions/messages/matching.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { periodText } from '../../../functions/messages/period.ts';
import type { MatchedRow } from '../../parts/api-nouns.ts';
import { csvText } from '../../parts/csv-text.ts';
import type { ListRow } from './read-list.ts';

/** Whether somebody should look at the row. */
export function isOdd({ nik, name, birthDate, suspicions }: MatchedRow): boolean {
  return suspicions.length > 0 || [nik, name, birthDate].includes('tidak');
}

/** What became of the whole list, in one line each. */
export function countLines(items: readonly MatchedRow[]): string[] {
  const count = (code: MatchedRow['suspicions'][number]['code']) =>
    items.filter(({ suspicions }) => suspicions.some((one) => one.code === code)).length;
  const odd = items.filter(isOdd).length;
  const suspected = (['deceased', 'moved', 'double'] as const).map((code) => [count(code), suspicions[code]] as const);
  return [
    `${numberText(items.length - odd)} baris sesuai semuanya.`,
    `${numberText(odd)} baris perlu diperiksa.`,
    ...suspected.flatMap(([rows, what]) => (rows > 0 ? [`${numberText(rows)} baris: ${what}.`] : [])),
  ];
}

/** The suspicions of a row, each with where else the same person may stand. */
export function suspicionsText({ suspicions }: MatchedRow): string {
  return suspicions.map(({ message, rows = [] }) => [message, doubleOfText(rows)].filter(Boolean).join('; ')).join('. ');
}

const headers = ['NIK', 'Nama', 'Tanggal lahir', 'Dugaan', 'Register per'];

/** The whole answer for a spreadsheet. The NIK itself stays in the clerk's own list, where the row's number leads; so does the name where the page has no list. */
export function resultCsv(items: readonly MatchedRow[], list: readonly ListRow[], asOf: string): string {
  const lines = items.map((item) => [
    String(item.row),
    ...(list.length > 0 ? [list[item.row - 1]?.name ?? ''] : []),
    verdictText[item.nik],
    verdictText[item.name],
    verdictText[item.birthDate],
    suspicionsText(item),
    periodText(asOf),
  ]);
  return csvText([['Baris', ...(list.length > 0 ? ['Nama tertulis'] : []), ...headers], ...lines]);
}
