import type { City } from '../../cities/city.ts';
import type { AnswerBody } from '../http/answer.ts';
import { periodsInOrder } from '../model/period.ts';
import { type SubjectGroup, subjectNames } from '../model/profile-words.ts';
import type { RegisterPerson } from '../model/register-person.ts';
import { isCalled, titleOf } from '../standards/labels/match-labels.ts';
import type { Agreement } from './agreement.ts';
import type { FoundRow } from './find-rows.ts';
import { namesAgree } from './matching/names-agree.ts';
import { namesFamiliesAlone, type Source } from './sources.ts';

type Profile = AnswerBody<'getMyProfile'>;
export type Section = Profile['sections'][number];
type Conflict = Profile['conflicts'][number];

/** Rows about the person, a section per dataset, in the order of the subjects; a dataset without any is not told of. */
export function sectionsOf(rows: readonly FoundRow[], city: Pick<City, 'opds' | 'registerAgreement'>): Section[] {
  const place = (subject: SubjectGroup) => subjectNames.indexOf(subject);
  return [...Map.groupBy(rows, ({ source }) => source)]
    .toSorted(
      ([one], [other]) => place(one.profile.subject) - place(other.profile.subject) || (one.dataset.title < other.dataset.title ? -1 : 1),
    )
    .map(([source, own]) => sectionOf(source, own, city));
}

function sectionOf(
  source: Source,
  rows: readonly FoundRow[],
  { opds, registerAgreement }: Pick<City, 'opds' | 'registerAgreement'>,
): Section {
  const { dataset, profile, fields } = source;
  const order = periodsInOrder([...new Set(rows.map(({ period }) => period))]).reverse();
  const sorted = rows.toSorted((one, other) => order.indexOf(one.period) - order.indexOf(other.period) || compareCells(one, other));
  const kept = unreadColumns(profile, registerAgreement?.elements ?? []);
  const shown = fields.filter(({ name }) => !kept.has(name));
  const names = new Set(shown.map(({ name }) => name));
  return {
    datasetId: dataset.datasetId,
    opdId: dataset.opdId,
    opd: opds.find(({ id }) => id === dataset.opdId)?.name ?? dataset.opdId,
    title: dataset.title,
    subject: profile.subject,
    ...(namesFamiliesAlone(source) ? { whose: 'family' as const } : {}),
    period: sorted[0]?.period ?? '',
    publishedAt: dataset.current?.publishedAt ?? dataset.updatedAt,
    columns: shown.map((field) => ({ name: field.name, title: titleOf(field), type: field.type })),
    rows: sorted.map(({ period, cells }) => ({ period, cells: only(cells, names) })),
  };
}

/** Columns of the register that serve matching, or say who sees a child, and those of elements that its agreement does not let out (access.md, "Persons"). */
function unreadColumns({ register }: Source['profile'], elements: Agreement['elements']): ReadonlySet<string> {
  if (!register) return new Set();
  const { formerNames, motherNik, fatherNik, guardianNik, sex, address, rt, rw, kelurahan, kelurahanCode, relation, status, statusAt } =
    register;
  const unless = (element: Agreement['elements'][number], ...columns: readonly (string | undefined)[]) =>
    elements.includes(element) ? [] : columns;
  const unread = [
    ...[formerNames, motherNik, fatherNik, guardianNik],
    ...unless('sex', sex),
    ...unless('address', address, rt, rw),
    ...unless('kelurahan', kelurahan, kelurahanCode),
    ...unless('family', relation),
    ...unless('status', status, statusAt),
  ];
  return new Set(unread.flatMap((column) => column ?? []));
}

/** Cells of these columns: what an earlier standard had beside them, nobody is shown. */
function only(cells: FoundRow['cells'], names: ReadonlySet<string>): FoundRow['cells'] {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => names.has(name)));
}

/** Rows come in the order in which their blocks were read: the same rows must stand in the same order each time. */
function compareCells(one: Pick<FoundRow, 'cells'>, other: Pick<FoundRow, 'cells'>): number {
  return compareTexts(JSON.stringify(one.cells), JSON.stringify(other.cells));
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How columns of a birth date, and of a kelurahan's name, are called, folded. */
export const birthDateName = /^(tgl|tanggal)(lahir|lhr)$/;
export const kelurahanName = /^(nama)?kelurahan$/;

/** How columns that tell the same of a person are called, folded. */
const elements: Readonly<Record<Conflict['element'], RegExp>> = {
  name: /^nama(lengkap|penerima|peserta|siswa|pasien|warga|pemilik|wajibpajak|pemohon)?$/,
  'birth-date': birthDateName,
  kelurahan: kelurahanName,
};

type Told = Conflict['values'][number];

/** What is asked of a row for what it tells of the person. */
type TellingRow = Pick<FoundRow, 'cells' | 'period'> & {
  readonly source: { readonly dataset: Pick<Source['dataset'], 'datasetId' | 'title'>; readonly fields: Source['fields'] };
};

/** Where what the datasets write of the person differs, side by side; names as people write them are the same. */
export function conflictsOf(
  rows: readonly TellingRow[],
  entry: { readonly person: RegisterPerson; readonly told: Omit<Told, 'value'> } | undefined,
): Conflict[] {
  const ordered = inOneOrder(rows);
  return conflictElements.flatMap((element) => {
    const told = [...ofRegister(element, entry), ...ordered.flatMap((row) => toldBy(row, element))];
    const first = told[0];
    const differ = first !== undefined && told.some(({ value }) => !isSame(element, value, first.value));
    return differ ? [{ element, values: told }] : [];
  });
}

const conflictElements: readonly Conflict['element'][] = ['name', 'birth-date', 'kelurahan'];

function ofRegister(element: Conflict['element'], entry: Parameters<typeof conflictsOf>[1]): Told[] {
  if (!entry) return [];
  const { person, told } = entry;
  const value = { name: person.name, 'birth-date': person.birthDate, kelurahan: person.kelurahan }[element];
  return value === undefined ? [] : [{ ...told, value }];
}

/** By title and dataset, the newest period first: an index that is made anew leads to the same rows in another order. */
function inOneOrder(rows: readonly TellingRow[]): TellingRow[] {
  const order = periodsInOrder([...new Set(rows.map(({ period }) => period))]).reverse();
  const nameOf = ({ source: { dataset } }: TellingRow) => `${dataset.title}\n${dataset.datasetId}`;
  return rows.toSorted(
    (one, other) =>
      compareTexts(nameOf(one), nameOf(other)) || order.indexOf(one.period) - order.indexOf(other.period) || compareCells(one, other),
  );
}

function toldBy({ source, cells, period }: TellingRow, element: Conflict['element']): Told[] {
  const column = source.fields.find((field) => isCalled(field, elements[element]));
  const value = column === undefined ? undefined : cells[column.name];
  return value === undefined ? [] : [{ datasetId: source.dataset.datasetId, title: source.dataset.title, period, value }];
}

function isSame(element: Conflict['element'], one: string, other: string): boolean {
  return element === 'name' ? namesAgree(one, other) : one.trim().toUpperCase() === other.trim().toUpperCase();
}
