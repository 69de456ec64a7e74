import type { Sex } from '../../demo/names.ts';
import type { Random } from '../../demo/random.ts';
import { makeLongName } from './written-names.ts';

/** Two different people who may be taken for one: the first is in the register, the second is whom the list means. */
type Confusion = {
  readonly kind: string;
  readonly share: number;
  readonly make: (random: Random, name: string, sex: Sex) => readonly [string, string];
};

/** Brothers, sisters and twins, whose parents like names alike; all of these pairs are two people. */
const siblings: readonly (readonly [string, string])[] = [
  ...([
    ['Siti Aminah', 'Siti Aisyah'],
    ['Siti Aminah', 'Siti Maimunah'],
    ['Siti Rohmah', 'Siti Rohimah'],
    ['Siti Fatimah', 'Siti Fatonah'],
  ] as const),
  ...([
    ['Hasan', 'Husen'],
    ['Hasan Basri', 'Husin Basri'],
    ['Rina Wati', 'Rini Wati'],
    ['Rinawati', 'Riniwati'],
    ['Yanti', 'Yanto'],
  ] as const),
  ...([
    ['Susanto', 'Susanti'],
    ['Yuliani', 'Yulianti'],
    ['Yuliana', 'Yuliani'],
    ['Wahyudi', 'Wahyuni'],
    ['Supriyadi', 'Supriyati'],
  ] as const),
  ...([
    ['Hartono', 'Harsono'],
    ['Hartono', 'Haryono'],
    ['Hartini', 'Hartono'],
    ['Sunardi', 'Sumardi'],
    ['Sunarti', 'Sumarti'],
  ] as const),
  ...([
    ['Sugianto', 'Sugiarto'],
    ['Handoko', 'Handoyo'],
    ['Suparmi', 'Suparni'],
    ['Sumarni', 'Sumarmi'],
    ['Sumarni', 'Sumini'],
  ] as const),
  ...([
    ['Sumarsono', 'Sumartono'],
    ['Rismawati', 'Rusmawati'],
    ['Ratnasari', 'Ratnawati'],
    ['Marlina', 'Herlina'],
    ['Halimah', 'Salimah'],
  ] as const),
  ...([
    ['Irawan', 'Irwan'],
    ['Hermawan', 'Hernawan'],
    ['Suharti', 'Suhartini'],
    ['Sukarman', 'Sukarmin'],
    ['Mulyadi', 'Mulyati'],
  ] as const),
  ...([
    ['Dimas Prasetyo', 'Bagas Prasetyo'],
    ['Raka Pratama', 'Riko Pratama'],
    ['Adiputra', 'Adiputri'],
    ['Endah', 'Indah'],
    ['Deni', 'Dani'],
  ] as const),
  ...([
    ['Muhammad Hasan', 'Muhammad Husain'],
    ['Ahmad Fauzan', 'Ahmad Fauzi'],
    ['Muhammad Rafi', 'Muhammad Rafa'],
    ['Ahmad Yusuf', 'Ahmad Yunus'],
  ] as const),
  ...([
    ['Nur Aini', 'Nur Aisah'],
    ['Nur Hasanah', 'Nur Hamidah'],
    ['Nurhayati', 'Nurhidayati'],
    ['Sri Wahyuni', 'Sri Wahyuti'],
    ['Dewi Sartika', 'Dewi Kartika'],
  ] as const),
  ...([
    ['Marsinah', 'Sarinah'],
    ['Kasmini', 'Kasmirah'],
    ['Jumiati', 'Juminah'],
    ['Sutinah', 'Sutiyah'],
    ['Tukinem', 'Tukiyem'],
  ] as const),
  ...([
    ['Jono', 'Yono'],
    ['Rudi', 'Rusdi'],
    ['Arman', 'Amran'],
    ['Imran', 'Irman'],
    ['Agus Salim', 'Agus Halim'],
    ['Rosmiati', 'Rusmiati'],
  ] as const),
];
/** A father or mother and the child who has the whole of their name, or nearly. */
const elders: readonly (readonly [string, string])[] = [
  ...([
    ['Ahmad Yusuf', 'Ahmad Yusup Hidayat'],
    ['Yusuf', 'Muhammad Yusuf'],
    ['Suryadi', 'Agus Suryadi'],
    ['Abdul Rahman', 'Rahman'],
  ] as const),
  ...([
    ['Siti Aminah', 'Siti Aminah Putri'],
    ['Hidayat', 'Rizki Hidayat'],
    ['Bambang Sugeng', 'Sugeng'],
    ['Sukarno', 'Guntur Sukarno Putra'],
  ] as const),
  ...([
    ['Ahmad', 'Ahmad Junior'],
    ['Zainal Arifin', 'Zainal Abidin'],
    ['Abdul Aziz', 'Abdul Azhar'],
    ['Rohman', 'Abdurrohman'],
  ] as const),
];
const added = ['Hidayat', 'Ramadhan', 'Putra', 'Saputra', 'Maulana', 'Putri', 'Lestari', 'Junior'];

/** Shares of all pairs of two people. */
export const confusions: readonly Confusion[] = [
  { kind: 'sibling or twin of a like name', share: 0.25, make: (random) => eitherWay(random.pick(siblings), random) },
  { kind: 'parent and child', share: 0.12, make: (random) => eitherWay(random.pick(elders), random) },
  { kind: 'child with a word more', share: 0.08, make: (random, name) => eitherWay([name, `${name} ${random.pick(added)}`], random) },
  { kind: 'same last name', share: 0.2, make: (random, name, sex) => [name, `${firstWord(makeLongName(random, sex))} ${lastWord(name)}`] },
  { kind: 'same first name', share: 0.2, make: (random, name, sex) => [name, `${firstWord(name)} ${lastWord(makeLongName(random, sex))}`] },
  { kind: 'somebody else', share: 0.15, make: (random, name, sex) => [name, makeLongName(random, random.chance(0.8) ? sex : 'L')] },
];

function eitherWay([one, other]: readonly [string, string], random: Random): readonly [string, string] {
  return random.chance(0.5) ? [one, other] : [other, one];
}

function firstWord(name: string): string {
  return name.split(' ')[0] ?? '';
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? '';
}
