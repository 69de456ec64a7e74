import { spelledAlike } from './spelling.ts';

/** Words that clerks shorten, as they shorten them; a single letter is an initial, and no entry. */
export const writtenOut: ReadonlyMap<string, string> = new Map([
  ...['muh', 'moh', 'moch', 'much', 'mokh', 'mohd', 'muhd', 'mochd', 'mhd', 'md'].map((short) => [short, 'muhammad'] as const),
  ...['ach', 'akh', 'ahm', 'achm'].map((short) => [short, 'ahmad'] as const),
  ...['abd', 'abdl', 'abdul', 'abdoel'].map((short) => [short, 'abdul'] as const),
  ...['st', 'sti', 'sitti'].map((short) => [short, 'siti'] as const),
  ...['wy', 'wyn'].map((short) => [short, 'wayan'] as const),
  ['nr', 'nur'],
  ['nym', 'nyoman'],
  ['kt', 'ketut'],
]);

/** Words that so many people have in front of their own name that they tell nobody apart, as `spelledAlike` gives them. */
export const tellingNobodyApart: ReadonlySet<string> = new Set(
  [
    ...['muhammad', 'ahmad', 'abdul', 'siti', 'nur', 'sri', 'maria'],
    ...['wayan', 'made', 'nyoman', 'ketut', 'putu', 'kadek', 'komang', 'gede', 'ni'],
  ].map(spelledAlike),
);
