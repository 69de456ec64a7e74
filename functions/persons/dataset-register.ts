import type { Manifest } from '../model/manifest.ts';
import { periodsInOrder } from '../model/period.ts';
import { familyHash, personHash } from '../model/person-hash.ts';
import type { RegisterColumns } from '../model/profile.ts';
import { type RegisterPerson, registerPersonSchema } from '../model/register-person.ts';
import type { Agreement } from './agreement.ts';
import { type FindPorts, type FoundRow, findRows } from './find-rows.ts';
import type { IdentityRegister } from './identity-register.port.ts';
import { sexOf, statusOf } from './register-words.ts';
import type { Source } from './sources.ts';

/**
 * The identity register that is a dataset of the city: its newest period is who people are now. A row that is no person's (the standard lets it through, but a
 * register must name and date everybody) is in no answer, and its person among the `unreadable`: nobody is taken for unknown in silence.
 */
export function datasetRegister(
  ports: FindPorts,
  key: Uint8Array,
  source: Source,
  columns: RegisterColumns,
  elements: Agreement['elements'],
): IdentityRegister {
  const asOf = newestPeriod(source.manifest);
  const unreadable = new Set<string>();
  const personsOf = (rows: readonly FoundRow[]) =>
    rows.flatMap(({ cells }) => {
      const person = registeredPerson(cells, columns, source);
      if (person) return [allowed(person, elements)];
      unreadable.add(personHash(key, cells[source.deliveries[0]?.columns.nik ?? ''] ?? ''));
      return [];
    });
  const rowsOf = async (kind: 'nik' | 'kk', subjects: readonly string[], numbers?: ReadonlyMap<string, string>) =>
    (await findRows(ports, key, [source], kind, subjects, numbers)).filter(({ period }) => period === asOf);
  return {
    dataset: { datasetId: source.dataset.datasetId, opdId: source.dataset.opdId },
    asOf,
    unreadable,
    async find(persons, niks) {
      const rows = Map.groupBy(await rowsOf('nik', persons, niks), ({ hash }) => hash);
      return persons.map((person) => personsOf(rows.get(person) ?? []));
    },
    async familyOf(kk) {
      if (!elements.includes('family')) return [];
      return personsOf(await rowsOf('kk', [familyHash(key, kk)]));
    },
  };
}

/** The period of who people are now: a register that comes again each month holds everybody in each. */
export function newestPeriod({ parts }: Manifest): string {
  const periods = parts.map(({ period }) => period);
  return periodsInOrder(periods).at(-1) ?? periods[0] ?? '';
}

/** A row of the register by what the register's columns are called; undefined where it is no person's. */
function registeredPerson(cells: FoundRow['cells'], columns: RegisterColumns, source: Source): RegisterPerson | undefined {
  const [delivery] = source.deliveries;
  const cell = (column: string | undefined) => (column === undefined ? undefined : cells[column]);
  const { formerNames, status, sex, ...texts } = columns;
  const named = Object.fromEntries(Object.entries(texts).map(([member, column]) => [member, cell(column)]));
  const former = cell(formerNames);
  const person = {
    ...named,
    nik: cell(delivery?.columns.nik),
    kk: cell(delivery?.columns.kk),
    sex: sexOf(cell(sex)),
    status: statusOf(cell(status)),
    formerNames: former === undefined ? undefined : former.split(';').map((name) => name.trim()),
  };
  return registerPersonSchema.safeParse(Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined))).data;
}

/** Of an entry what the agreement lets out; numbers and parents serve finding and matching, and are shown by nobody who asks here. */
function allowed(person: RegisterPerson, elements: Agreement['elements']): RegisterPerson {
  const { sex, address, rt, rw, kelurahan, kelurahanCode, relation, status, statusAt, ...kept } = person;
  const has = (element: Agreement['elements'][number]) => elements.includes(element);
  return {
    ...kept,
    ...(has('sex') ? { sex } : {}),
    ...(has('address') ? { address, rt, rw } : {}),
    ...(has('kelurahan') ? { kelurahan, kelurahanCode } : {}),
    ...(has('family') ? { relation } : {}),
    ...(has('status') ? { status, statusAt } : {}),
  };
}
