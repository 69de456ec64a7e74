import { limits } from '../limits.ts';
import { violationWords } from '../messages/violation.ts';
import { cadences, cadenceText } from '../model/cadence.ts';
import type { PlanEntry } from '../model/plan.ts';
import { planWritten } from '../requests/plan.ts';
import { accessWords, cadenceWords, columnOf, foldedHeader, type PlanColumn, planColumns, priorityWords } from './plan-columns.ts';

/** A row of a file as text, with its number there. */
export type FileRow = { readonly rowNumber: number; readonly cells: readonly string[] };
export type RowFault = { readonly rowNumber: number; readonly column?: string; readonly what: string };
export type PlanRead = {
  readonly entries: readonly PlanEntry[];
  /** The members that the file's columns name: of the others it says nothing. */
  readonly columns: readonly PlanColumn['member'][];
  /** Entries, by their place, whose level or cadence is `Unsaid`, though the file has the column. */
  readonly assumed: readonly { readonly place: number; readonly member: 'access' | 'cadence' }[];
  readonly faults: readonly RowFault[];
  /** Lines that head a group: a title alone. */
  readonly skipped: number;
  /** Headers that a plan has no use for. */
  readonly unread: readonly string[];
};
/** What rows without a cadence or level are taken for: the caller says it, nothing is guessed. */
export type Unsaid = Pick<PlanEntry, 'access' | 'cadence'>;

type Header = { readonly rowNumber: number; readonly columns: readonly (PlanColumn | undefined)[]; readonly cells: readonly string[] };

/** A row without what no list has: the rest of long texts, and columns beyond one more than may be. */
export function fileRow(rowNumber: number, cells: readonly string[]): FileRow {
  const kept = cells.slice(0, limits.maxPlanFileColumns + 1);
  return { rowNumber, cells: kept.map((cell) => cell.slice(0, limits.maxPlanCellCharacters)) };
}

/** A plan's entries from the rows of a list; undefined where none of the first rows is a header that names a title, 'too-wide' where it has too many columns. */
export function readPlanRows(rows: readonly FileRow[], unsaid: Unsaid): PlanRead | 'too-wide' | undefined {
  const header = findHeader(rows);
  if (!header) return undefined;
  if (header.cells.length > limits.maxPlanFileColumns) return 'too-wide';
  const below = rows.filter(({ rowNumber, cells }) => rowNumber > header.rowNumber && cells.some((cell) => cell.trim() !== ''));
  const entries: PlanEntry[] = [];
  const faults: RowFault[] = [];
  const columns = header.columns.flatMap((column) => (column ? [column.member] : []));
  const assumed: { place: number; member: 'access' | 'cadence' }[] = [];
  let skipped = 0;
  for (const row of below) {
    const said = wordsOf(row, header);
    if (headsGroup(said, header)) skipped += 1;
    else {
      const read = entryOf(row.rowNumber, said, header, unsaid);
      if ('faults' in read) faults.push(...read.faults);
      else {
        const empty = (['access', 'cadence'] as const).filter((member) => said.get(member) === '');
        assumed.push(...empty.map((member) => ({ place: entries.length, member })));
        entries.push(read.entry);
      }
    }
  }
  const unread = header.cells.filter((cell, place) => cell.trim() !== '' && header.columns[place] === undefined && !isNumbering(cell));
  return {
    entries,
    columns,
    assumed,
    faults: faults.slice(0, limits.maxPlanFileFaults),
    skipped,
    unread: unread.map(told),
  };
}

function isNumbering(header: string): boolean {
  return ['no', 'nomor', 'nourut'].includes(foldedHeader(header));
}

function findHeader(rows: readonly FileRow[]): Header | undefined {
  for (const { rowNumber, cells } of rows.slice(0, limits.maxRowsAbovePlan)) {
    const found = cells.map(columnOf);
    // Of two columns that could be the same, the first is it.
    const columns = found.map((column, place) => (found.indexOf(column) === place ? column : undefined));
    const known = columns.filter((column) => column !== undefined);
    if (known.length >= 2 && known.some(({ member }) => member === 'title')) return { rowNumber, columns, cells };
  }
  return undefined;
}

type Words = ReadonlyMap<PlanColumn['member'], string>;

function wordsOf({ cells }: FileRow, { columns }: Header): Words {
  return new Map(columns.flatMap((column, place) => (column ? [[column.member, (cells[place] ?? '').trim()] as const] : [])));
}

/** Lists are cut into parts by lines like “URUSAN KESEHATAN”: a title, and nothing else that a list says of data. Row numbers of columns (“1 2 3”) head nothing, either. */
function headsGroup(said: Words, { columns }: Header): boolean {
  const filled = [...said].filter(([, text]) => text !== '').map(([member]) => member);
  const isNumbered = [...said.values()].every((text) => text === '' || /^\(?\d{1,2}\)?$/.test(text));
  const isBare = filled.every((member) => member === 'title');
  return isNumbered || (isBare && columns.some((column) => column !== undefined && column.member !== 'title'));
}

function entryOf(
  rowNumber: number,
  said: Words,
  { columns, cells }: Header,
  unsaid: Unsaid,
): { readonly entry: PlanEntry } | { readonly faults: RowFault[] } {
  const faults: RowFault[] = [];
  const headerOf = (member: string) => {
    const place = columns.findIndex((column) => column?.member === member);
    return place < 0 ? planColumns.find((column) => column.member === member)?.header : told(cells[place] ?? '');
  };
  const fail = (member: string, what: string) => {
    const column = headerOf(member);
    faults.push({ rowNumber, ...(column === undefined ? {} : { column }), what });
  };
  const choose = <T>(member: PlanColumn['member'], words: ReadonlyMap<string, T>, otherwise: T, expected: string): T => {
    const text = said.get(member) ?? '';
    const meant = words.get(foldedHeader(text));
    if (meant !== undefined) return meant;
    if (text !== '') fail(member, `“${told(text)}” tidak dikenal; tulis ${expected}`);
    return otherwise;
  };
  const optional = (member: 'code' | 'measure' | 'definition' | 'responsibleUnit' | 'datasetId') => {
    const text = said.get(member) ?? '';
    return text === '' || text === '-' ? {} : { [member]: text };
  };
  const dueDates = (said.get('dueDates') ?? '').split(/[\s,;]+/).filter((day) => day !== '');
  const entry = {
    title: said.get('title') ?? '',
    ...{ ...optional('code'), ...optional('measure'), ...optional('definition'), ...optional('responsibleUnit'), ...optional('datasetId') },
    priority: choose('priority', priorityWords, false, '“ya” atau “tidak”'),
    cadence: choose('cadence', cadenceWords, unsaid.cadence, cadences.map((cadence) => cadenceText[cadence]).join(', ')),
    access: choose('access', accessWords, unsaid.access, 'terbuka, terbatas atau tertutup'),
    ...(dueDates.length === 0 ? {} : { dueDates }),
  };
  const parsed = planWritten.shape.entries.element.safeParse(entry, { error: violationWords });
  if (!parsed.success)
    for (const issue of parsed.error.issues)
      fail(String(issue.path[0] ?? 'title'), whatOf(String(issue.path[0]), issue.message, entry.title));
  return parsed.success && faults.length === 0 ? { entry: parsed.data } : { faults };
}

function told(cell: string): string {
  const text = cell.trim();
  return text.length > limits.maxToldCellCharacters ? `${text.slice(0, limits.maxToldCellCharacters)}…` : text;
}

/** In the words of a list: which cell, and how to correct it. */
function whatOf(member: string, message: string, title: string): string {
  if (member === 'title' && title === '') return 'kosong; tulis judul datanya';
  if (member === 'dueDates') return 'bukan tanggal; tulis seperti 2027-03-31, beberapa tanggal dipisah spasi';
  if (member === 'datasetId') return 'bukan alamat dataset; kosongkan, atau tulis seperti data-puskesmas';
  return message;
}
