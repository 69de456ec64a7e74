import type { ProfileChoice } from '../model/profile.ts';
import { type ProfileDefault, showsMore } from '../model/profile-default.ts';
import type { Violation } from '../model/violation.ts';
import type { Field, StandardContent } from '../standards/standard.ts';
import { offeredWords } from './profile-answer.ts';

/** What a choice is judged by. */
export type ProfileGround = {
  /** The columns that may be named. */
  readonly standard: Pick<StandardContent, 'fields' | 'periodField'>;
  readonly offered: ProfileDefault | undefined;
  /** Purposes of the city that the dataset's own `processing` lets. */
  readonly purposes: readonly { readonly id: string; readonly name: string }[];
};

/** Everything that is wrong with a choice; an empty list means that it can stand. */
export function profileFaults(choice: ProfileChoice, ground: ProfileGround): Violation[] {
  return [
    ...identifierFaults(choice, ground.standard.fields),
    ...showFaults(choice, ground.offered),
    ...purposeFaults(choice, ground.purposes),
    ...columnFaults(choice, ground.standard),
    ...registerFaults(choice, ground.standard.fields),
  ];
}

/** Whether people can be found in it: by NIK, or at least by family. */
function identifierFaults({ show, register }: ProfileChoice, fields: readonly Field[]): Violation[] {
  const niks = fields.filter(({ format }) => format === 'nik').map(({ name }) => name);
  if (show !== 'never' && !register && niks.length > 1) {
    const what = `satu baris data ini menyebut beberapa orang (${niks.join(', ')}), jadi akan memperlihatkan orang lain kepada yang satu; pisahkan datanya, atau pilih never`;
    return [{ where: 'show', what }];
  }
  if (show === 'never' || fields.some(({ format }) => format === 'nik' || format === 'kk')) return [];
  return [
    {
      where: 'show',
      what: 'data ini tidak mempunyai kolom berformat nik atau kk, jadi warga tidak dapat ditemukan di dalamnya; tetapkan format kolomnya pada standar data dahulu',
    },
  ];
}

function showFaults({ show }: ProfileChoice, offered: ProfileDefault | undefined): Violation[] {
  if (!showsMore(show, offered) || !offered) return [];
  const others = offered.show === 'never' ? 'never, atau in-person bila warga memang perlu mengetahuinya di loket' : 'in-person atau never';
  return [{ where: 'show', what: `${offeredWords(offered)}; pilih ${others}` }];
}

function purposeFaults({ purposes }: ProfileChoice, known: ProfileGround['purposes']): Violation[] {
  const wrong = purposes.flatMap((purpose, place) => (known.some(({ id }) => id === purpose) ? [] : [`purposes.${place}`]));
  if (wrong.length === 0) return [];
  const listed = known.map(({ id, name }) => `${id} (${name})`).join(', ');
  return [
    {
      where: wrong.join(', '),
      what: known.length > 0 ? `pilih dari: ${listed}` : 'tujuan pemrosesan data ini tidak memuat tujuan dari daftar kota',
    },
  ];
}

const amountTypes: readonly string[] = ['integer', 'number'];
const dateTypes: readonly string[] = ['date', 'datetime', 'yearmonth', 'year'];

function columnFaults({ programme, amount, date }: ProfileChoice, { fields, periodField }: ProfileGround['standard']): Violation[] {
  return [
    ...faultOf('programme', programme, fields),
    ...faultOf('amount', amount, fields, ({ type }) => (amountTypes.includes(type) ? undefined : 'bukan kolom angka')),
    ...faultOf('date', date, fields, ({ type, name }) =>
      dateTypes.includes(type) || name === periodField ? undefined : 'bukan kolom tanggal, dan bukan kolom periode data ini',
    ),
  ];
}

const dateMembers: readonly string[] = ['birthDate', 'statusAt'];
const nikMembers: readonly string[] = ['motherNik', 'fatherNik', 'guardianNik'];

/** The register answers for one NIK with the family of its KK, so it needs a column of each. */
function registerFaults({ register }: ProfileChoice, fields: readonly Field[]): Violation[] {
  if (!register) return [];
  const missing = ['nik', 'kk'].filter((format) => !fields.some((field) => field.format === format));
  return [
    ...missing.map((format) => ({ where: 'register', what: `register memerlukan kolom berformat ${format}` })),
    ...Object.entries(register).flatMap(([member, name]) =>
      faultOf(`register.${member}`, name, fields, ({ type, format }) => {
        if (nikMembers.includes(member)) return format === 'nik' ? undefined : 'bukan kolom berformat nik';
        return dateMembers.includes(member) && type !== 'date' ? 'bukan kolom tanggal' : undefined;
      }),
    ),
  ];
}

/** What is wrong with one named column. What was sent is not repeated. */
function faultOf(
  where: string,
  name: string | undefined,
  fields: readonly Field[],
  fits?: (field: Field) => string | undefined,
): Violation[] {
  if (name === undefined) return [];
  const field = fields.find((one) => one.name === name);
  const what = field ? fits?.(field) : `tidak ada kolom bernama begitu; pilih dari: ${fields.map((one) => one.name).join(', ')}`;
  return what === undefined ? [] : [{ where, what }];
}
