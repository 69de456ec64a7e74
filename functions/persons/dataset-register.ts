import type { Manifest } from '../model/manifest.ts';
import { periodsInOrder } from '../model/period.ts';
import { familyHash } from '../model/person-hash.ts';
import type { RegisterColumns } from '../model/profile.ts';
import { type RegisterPerson, registerPersonSchema } from '../model/register-person.ts';
import { foldLabel } from '../standards/labels/field-name.ts';
import type { Agreement } from './agreement.ts';
import { type FindPorts, type FoundRow, findRows } from './find-rows.ts';
import type { IdentityRegister } from './identity-register.port.ts';
import type { Source } from './sources.ts';

/**
 * The identity register that is a dataset of the city: its newest period is who people are now. Throws for a row that is no person's (the standard lets it
 * through, but a register must name and date everybody): nobody is taken for unknown in silence.
 */
export function datasetRegister(
  ports: FindPorts,
  key: Uint8Array,
  source: Source,
  columns: RegisterColumns,
  elements: Agreement['elements'],
): IdentityRegister {
  const asOf = newestPeriod(source.manifest);
  const personOf = ({ cells }: FoundRow) => allowed(registeredPerson(cells, columns, source), elements);
  const rowsOf = async (kind: 'nik' | 'kk', subjects: readonly string[]) =>
    (await findRows(ports, key, [source], kind, subjects)).filter(({ period }) => period === asOf);
  return {
    dataset: { datasetId: source.dataset.datasetId, opdId: source.dataset.opdId },
    asOf,
    async find(persons) {
      const rows = await rowsOf('nik', persons);
      return persons.map((person) => rows.filter(({ hash }) => hash === person).map(personOf));
    },
    async familyOf(kk) {
      if (!elements.includes('family')) return [];
      return (await rowsOf('kk', [familyHash(key, kk)])).map(personOf);
    },
  };
}

/** The period of who people are now: a register that comes again each month holds everybody in each. */
export function newestPeriod({ parts }: Manifest): string {
  const periods = parts.map(({ period }) => period);
  return periodsInOrder(periods).at(-1) ?? periods[0] ?? '';
}

/** A row of the register by what the register's columns are called. */
function registeredPerson(cells: FoundRow['cells'], columns: RegisterColumns, source: Source): RegisterPerson {
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
  return registerPersonSchema.parse(Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined)));
}

/** How registers write them, folded; another word is a fault, and nobody is taken for a man, or for alive, by a guess. */
const sexes: Readonly<Record<string, 'L' | 'P'>> = { l: 'L', lakilaki: 'L', pria: 'L', p: 'P', perempuan: 'P', wanita: 'P' };
const statuses: Readonly<Record<string, NonNullable<RegisterPerson['status']>>> = {
  ...{ hidup: 'alive', aktif: 'alive', menetap: 'alive' },
  ...{
    meninggal: 'deceased',
    meninggaldunia: 'deceased',
    wafat: 'deceased',
    mati: 'deceased',
    almarhum: 'deceased',
    almarhumah: 'deceased',
  },
  ...{ pindah: 'moved', pindahkeluar: 'moved' },
};

function sexOf(text: string | undefined): 'L' | 'P' | undefined {
  return known(sexes, text, 'sex');
}

function statusOf(text: string | undefined): RegisterPerson['status'] {
  return known(statuses, text, 'status');
}

function known<T>(words: Readonly<Record<string, T>>, text: string | undefined, what: string): T | undefined {
  if (text === undefined) return undefined;
  const found = words[foldLabel(text)];
  if (found === undefined) throw new Error(`the register writes a ${what} that is not known`);
  return found;
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
