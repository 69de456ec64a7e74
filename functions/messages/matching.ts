import { dayText } from './date.ts';

/** What a list that was matched is told of each element of a row. */
export type Verdict = 'sesuai' | 'tidak';
export type Suspicion = 'deceased' | 'moved' | 'double';

export const verdictText: Readonly<Record<Verdict, string>> = { sesuai: 'sesuai', tidak: 'tidak sesuai' };

/** Each in short. */
export const suspicions: Readonly<Record<Suspicion, string>> = {
  deceased: 'dugaan meninggal dunia',
  moved: 'dugaan pindah keluar kota',
  double: 'dugaan ganda',
};

/** `dugaan meninggal dunia; bukan satu-satunya dasar menghentikan bantuan`. */
export function suspicionText(suspicion: Suspicion): string {
  return `${suspicions[suspicion]}; bukan satu-satunya dasar menghentikan bantuan`;
}

/** Where else in the list the same person may stand; empty where nowhere. */
export function doubleOfText(rows: readonly number[]): string {
  return rows.length === 0 ? '' : `lihat juga baris ${rows.join(', ')}`;
}

/** As of when the register was asked. */
export function registerDayText(at: string): string {
  return `Dicocokkan dengan data kependudukan per ${dayText(at)}.`;
}
