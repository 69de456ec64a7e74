import type { Random } from '../../demo/random.ts';

/**
 * A way in which people write a name that is theirs otherwise than the register does; undefined where the name gives no occasion for it.
 */
export type Way = { readonly kind: string; readonly share: number; readonly write: (name: string, random: Random) => string | undefined };

const front = [
  ...[
    'H.',
    'Hj.',
    'KH.',
    'K.H.',
    'Ust.',
    'Ustadz',
    'Ustadzah',
    'Drs.',
    'Dra.',
    'Ir.',
    'dr.',
    'Prof.',
    'Dr.',
    'R.',
    'Rd.',
    'Tb.',
    'Bpk.',
    'Ibu',
    'Ny.',
  ],
  ...['Drs. H.', 'Dr. Ir.', 'Prof. Dr. H.', 'Hj', 'H', 'Alm.', 'Sdr.'],
];
const back = [
  ...[
    ', S.Pd',
    ', S.Pd.',
    ', M.Si',
    ', S.H.',
    ' SH',
    ', A.Md',
    ', S.E., M.M.',
    ' S.Kom',
    ', S.Pd.I',
    ' S. Sos',
    ', Amd. Keb',
    ', S.T',
    ', S.Ag., M.Pd',
    ' SE',
  ],
  ...[' (Alm)', ', H.', ', S.Kep., Ns.', ', S.K.M', ', S.Tr.Kes', ', M.Kes'],
];
/** How clerks shorten words that they write every day. */
const short: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(Muhammad|Muhamad|Mohammad)\b/, ['Muh.', 'M.', 'Moh.', 'Mhd.', 'Muh', 'M', 'Mohd.']],
  [/^Mochamad\b/, ['Moch.', 'Moch', 'M.', 'Much.']],
  [/^(Ahmad|Achmad)\b/, ['A.', 'Ach.', 'Akh.', 'A']],
  [/^Abdul\b/, ['Abd.', 'Abd', 'Abdl.']],
  [/^Siti\b/, ['St.', 'Sti.', 'S.', 'St']],
  [/^Nur\b/, ['N.', 'Nr.']],
];
/** Other spellings of one name, by where they are found in it; the old ones of before 1972 among them. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/Su/, 'Soe'],
  [/(?<=[a-z])u/, 'oe'],
  [/J(?=[aou])/, 'Dj'],
  [/C(?=[aou])/, 'Tj'],
  [/Y(?=[aou])/, 'J'],
  [/y(?=[aou])/, 'j'],
  [/Sy/, 'Sj'],
  [/Sy/, 'S'],
  [/nj/, 'ndj'],
  [/Muhammad|Mochamad/, 'Mohamad'],
  [/Mohammad|Muhamad/, 'Mochammad'],
  [/Muhammad/, 'Muhamad'],
  [/Ahmad/, 'Achmad'],
  [/Achmad/, 'Akhmad'],
  [/Kh/, 'Ch'],
  [/Ch(?=[aiou])/, 'Kh'],
  [/Rachm/, 'Rahm'],
  [/ahm(?=at|aw)/, 'achm'],
  [/Nur/, 'Noor'],
  [/Nur/, 'Noer'],
  [/Sri/, 'Srie'],
  [/i$/, 'ie'],
  [/zk/, 'zq'],
  [/ki$/, 'ky'],
  [/dh/, 'd'],
  [/f(?=[aiu])/, 'p'],
  [/F(?=[aiu])/, 'P'],
  [/v/, 'p'],
  [/ai/, 'ae'],
  [/ae/, 'ai'],
  [/(?<=[a-z])ya/, 'ia'],
  [/ia/, 'iya'],
  [/k$/, 'q'],
  [/ah\b/, 'a'],
  [/Dz/, 'Z'],
  [/z/, 's'],
];
const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** It gives every name occasion, so that there is always a way. */
export const asOnCard = 'as the card has it';

/** Shares of all pairs of one person, for names that give occasion to all of them. */
export const ways: readonly Way[] = [
  { kind: asOnCard, share: 0.3, write: (name, random) => random.pick([name, name.toUpperCase(), name.toLowerCase()]) },
  { kind: 'title before', share: 0.13, write: (name, random) => `${random.pick(front)} ${name}` },
  { kind: 'degree behind', share: 0.09, write: (name, random) => `${name}${random.pick(back)}` },
  { kind: 'titles on both sides', share: 0.03, write: (name, random) => `${random.pick(front)} ${name}${random.pick(back)}` },
  { kind: 'shortened word', share: 0.09, write: shortened },
  { kind: 'initial at the end', share: 0.04, write: initialAtTheEnd },
  { kind: 'other spelling', share: 0.12, write: (name, random) => respelled(name, random) },
  { kind: 'letter doubled or not', share: 0.04, write: doubled },
  { kind: 'joined or split', share: 0.04, write: joinedOrSplit },
  { kind: 'other order', share: 0.02, write: (name) => (name.includes(' ') ? name.split(' ').reverse().join(' ') : undefined) },
  { kind: 'marks and blanks', share: 0.03, write: marked },
  {
    kind: 'father behind bin',
    share: 0.01,
    write: (name, random) => `${name} ${random.pick(['bin', 'binti', 'Bin'])} ${random.pick(['Sulaeman', 'H. Mahmud'])}`,
  },
  { kind: 'slip of the hand', share: 0.02, write: slipped },
  {
    kind: 'shortened, with titles and another spelling',
    share: 0.04,
    write: (name, random) => titled(shortened(name, random) ?? respelled(name, random) ?? name, random),
  },
];

function titled(name: string, random: Random): string {
  return random.chance(0.5) ? `${random.pick(front)} ${name}` : `${name}${random.pick(back)}`;
}

function shortened(name: string, random: Random): string | undefined {
  const [found] = short.filter(([word]) => word.test(name));
  return found && name.replace(found[0], random.pick(found[1]));
}

function initialAtTheEnd(name: string, random: Random): string | undefined {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  const isShort = words.length < 2 || (words.length === 2 && /^(Siti|Nur|Abdul|Sri)$/.test(words[0] ?? ''));
  return isShort ? undefined : [...words.slice(0, -1), `${last.slice(0, 1)}${random.pick(['.', ''])}`].join(' ');
}

function respelled(name: string, random: Random): string | undefined {
  const fitting = spellings.filter(([found]) => found.test(name));
  if (fitting.length === 0) return undefined;
  const [found, instead] = random.pick(fitting);
  return name.replace(found, instead);
}

function doubled(name: string, random: Random): string {
  if (/([a-z])\1/.test(name)) return name.replace(/([a-z])\1/, '$1');
  const places = [...name.matchAll(/(?<=[aiu])[dlmnrst](?=[aiu])/g)].map(({ index }) => index);
  if (places.length === 0) return name;
  const place = random.pick(places);
  return name.slice(0, place) + name[place] + name.slice(place);
}

function joinedOrSplit(name: string): string | undefined {
  if (/^Nur[a-z]{4,}/.test(name)) return name.replace(/^Nur([a-z])/, (_, letter: string) => `Nur ${letter.toUpperCase()}`);
  if (/^Abdul R/.test(name)) return name.replace(/^Abdul R/, 'Abdurr');
  if (/^(Abdul|Nur|Siti|Sri) /.test(name))
    return name.replace(/^(\w+) (\w)/, (_, word: string, letter: string) => word + letter.toLowerCase());
  if (/putra$|sari$|wati$/.test(name)) return name.replace(/(putra|sari|wati)$/, ' $1');
  return undefined;
}

function marked(name: string, random: Random): string {
  return random.pick([
    name.replaceAll(' ', '  '),
    ` ${name} `,
    name.replaceAll(' ', '-'),
    `${name}.`,
    name.replace(/(?<=[aiu])(?=[aiu])/, "'"),
    name.replace('e', 'é'),
    name.replace('a', 'á'),
  ]);
}

/** One letter of the whole name, whichever: left out, a neighbour on the keyboard, twice, or swapped with the next. */
function slipped(name: string, random: Random): string {
  const places = [...name.matchAll(/[a-z](?=[a-z])/g)].map(({ index }) => index);
  if (places.length === 0) return name;
  const place = random.pick(places);
  const letter = name[place] ?? '';
  const row = keys.find((letters) => letters.includes(letter)) ?? '';
  const at = row.indexOf(letter);
  const neighbour = row[at + (random.chance(0.5) ? 1 : -1)] ?? row[at === 0 ? 1 : at - 1] ?? letter;
  const instead = random.pick(['', neighbour, letter + letter, `${name[place + 1]}${letter}`]);
  return name.slice(0, place) + instead + name.slice(place + (instead.length === 2 && instead !== letter + letter ? 2 : 1));
}
