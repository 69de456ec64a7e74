import type { RegisterPerson } from '../model/register-person.ts';
import { foldLabel } from '../standards/labels/field-name.ts';

type Words<T> = Readonly<Record<string, T>>;

/** How registers write them, as people read them; another word is a fault, and nobody is taken for a man, or for alive, by a guess. */
const sexes: Words<'L' | 'P'> = { L: 'L', 'Laki-laki': 'L', Pria: 'L', P: 'P', Perempuan: 'P', Wanita: 'P' };
const statuses: Words<NonNullable<RegisterPerson['status']>> = {
  ...{ Hidup: 'alive', Aktif: 'alive', Menetap: 'alive' },
  ...{
    Meninggal: 'deceased',
    'Meninggal dunia': 'deceased',
    Wafat: 'deceased',
    Mati: 'deceased',
    Almarhum: 'deceased',
    Almarhumah: 'deceased',
  },
  ...{ Pindah: 'moved', 'Pindah keluar': 'moved' },
};
const folded = { sex: foldedKeys(sexes), status: foldedKeys(statuses) };

/** Members of the register whose cells are words of these lists, with the words as a head reads them. */
export const registerWords = { sex: Object.keys(sexes), status: Object.keys(statuses) } as const;

/** How registers write that somebody died, folded. */
export const deceasedWords: readonly string[] = [...folded.status].filter(([, meaning]) => meaning === 'deceased').map(([word]) => word);

/** Undefined where the register says nothing, or a word that nobody knows. */
export function sexOf(text: string | undefined): 'L' | 'P' | undefined {
  return text === undefined ? undefined : folded.sex.get(foldLabel(text));
}

/** Undefined where the register says nothing; `unclear` for a word that nobody knows. */
export function statusOf(text: string | undefined): RegisterPerson['status'] {
  return text === undefined ? undefined : (folded.status.get(foldLabel(text)) ?? 'unclear');
}

/** Whether a cell of that member is read. */
export function isKnownWord(member: keyof typeof registerWords, text: string): boolean {
  return folded[member].has(foldLabel(text));
}

function foldedKeys<T>(words: Words<T>): ReadonlyMap<string, T> {
  return new Map(Object.entries(words).map(([word, meaning]) => [foldLabel(word), meaning]));
}
