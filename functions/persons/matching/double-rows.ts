import { limits } from '../../limits.ts';
import { isSameDay, readBirthDate, type WrittenDate } from './birth-date.ts';
import { type ClaimedPerson, readNik } from './claimed-person.ts';
import { readNamesAgree } from './names-agree.ts';
import { readName, spelledName, type WrittenName } from './written-name.ts';

/** A row of a list under the number that the clerk's own file gives it. */
export type ListedPerson = ClaimedPerson & { readonly row: number };

type Read = { readonly row: number; readonly nik: string | undefined; readonly name: WrittenName; readonly born: WrittenDate | undefined };

/**
 * Rows that may be of one person, each with the numbers of others, ascending (of very many, the first ones): the same NIK, or a name and
 * a birth date that agree whatever the NIK. Known from the list alone, so it says nothing of the register.
 */
export function doubleRows(list: readonly ListedPerson[]): ReadonlyMap<number, readonly number[]> {
  const rows = list.map(read);
  const found = new Map<number, Set<number>>();
  const tell = (one: Read, other: Read) => {
    const others = found.get(one.row) ?? new Set();
    if (others.size < limits.maxDoubleRowsNamed) found.set(one.row, others.add(other.row));
  };
  for (const same of groups(rows, ({ nik }) => nik)) tellAll(same, tell);
  for (const born of groups(rows, dayOf)) {
    if (born.length <= limits.maxRowsOfOneBirthDate) tellPairs(born, tell);
    else for (const alike of groups(born, nameOf)) tellAll(alike, tell);
  }
  return new Map([...found].map(([row, others]) => [row, [...others].sort((one, other) => one - other)]));
}

type Tell = (one: Read, other: Read) => void;

function tellAll(rows: readonly Read[], tell: Tell): void {
  const named = rows.slice(0, limits.maxDoubleRowsNamed + 1);
  for (const one of rows) for (const other of named) if (one !== other) tell(one, other);
}

function tellPairs(rows: readonly Read[], tell: Tell): void {
  for (const [place, one] of rows.entries()) {
    for (const other of rows.slice(place + 1)) {
      if (!isOnePerson(one, other)) continue;
      tell(one, other);
      tell(other, one);
    }
  }
}

function isOnePerson(one: Read, other: Read): boolean {
  return one.born !== undefined && other.born !== undefined && isSameDay(one.born, other.born) && readNamesAgree(one.name, other.name);
}

function read({ row, nik, name, birthDate }: ListedPerson): Read {
  return { row, nik: readNik(nik), name: readName(name), born: readBirthDate(birthDate) };
}

/** Without the century, which not everybody writes. */
function dayOf({ born }: Read): string | undefined {
  return born && `${born.day}-${born.month}-${born.year % 100}`;
}

function nameOf({ name: { words } }: Read): string | undefined {
  return words.length === 0 ? undefined : spelledName(words);
}

/** Those that have a key, by it; nobody who is alone. */
function groups(rows: readonly Read[], keyOf: (row: Read) => string | undefined): Read[][] {
  const grouped = Map.groupBy(rows, keyOf);
  grouped.delete(undefined);
  return [...grouped.values()].filter((group) => group.length > 1);
}
