import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesAgree } from '../../../functions/persons/matching/names-agree.ts';
import { spelledAlike } from '../../../functions/persons/matching/spelling.ts';
import { titlesBefore, titlesBehind } from '../../../functions/persons/matching/titles.ts';
import { readName } from '../../../functions/persons/matching/written-name.ts';

describe('one person, written otherwise', () => {
  const pairs: [string, string][] = [
    ['H. Moch. Rizki Ramadhan, S.Pd', 'MUHAMMAD RIZQI RAMADAN'],
    ['M. Rizki', 'Muhammad Rizki'],
    ['Prof. Dr. H. Agus Gunawan, S.H., M.Si.', 'AGUS GUNAWAN'],
    ['Agus Gunawan S. Pd', 'AGUS GUNAWAN'],
    ['Lasmi, A. Md. Keb', 'LASMI'],
    ['K.H. Zainal Arifin', 'ZAENAL ARIPIN'],
    ['R. Bambang Soesilo (Alm)', 'Bambang Susilo'],
    ['Abd. Rachman', 'ABDURRAHMAN'],
    ['Abdul Rahman', 'ABDURRAHMAN'],
    ['Hj. St. Aminah', 'SITI AMINAH'],
    ['Nurhayati', 'NUR HAYATI'],
    ['Sri Wahyuni', 'SRIE WAHJUNI'],
    ['Djoko Soesanto', 'JOKO SUSANTO'],
    ['Tjahjo', 'CAHYO'],
    ['Achmad Jusuf', 'AHMAD YUSUF'],
    ['Chairul Anwar', 'KHAERUL ANWAR'],
    ['Yusuf Ahmad', 'AHMAD YUSUF'],
    ['Agus G.', 'AGUS GUNAWAN'],
    ["Nu'aini", 'NUAINI'],
    ['José-Maria', 'jose maria'],
    ['Siti Aminah binti Ahmad', 'SITI AMINAH'],
    ['Ahmad bin Yusuf', 'AHMAD YUSUF'],
    ['Adi Guanwan Setiawan', 'ADI GUNAWAN SETIAWAN'],
  ];
  test.each(pairs)('%s is %s', (one, other) => {
    expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([true, true]);
  });
});

describe('two people', () => {
  const pairs: [string, string][] = [
    ['Siti Aminah', 'Siti Aisyah'],
    ['Ahmad Yusuf', 'Ahmad Yusup Hidayat'],
    ['Ahmad Yusup H.', 'Ahmad Yusuf'],
    ['Agus Halim', 'Agus Salim'],
    ['Agus', 'Agus Gunawan'],
    ['Agus Gunawan', 'Bayu Gunawan'],
    ['A. Gunawan', 'Agus Gunawan'],
    ['Siti A.', 'Siti Aminah'],
    ['Rina Wati', 'Rini Wati'],
    ['Hartono', 'Harsono'],
    ['Susanto', 'Susanti'],
    ['Yuliani', 'Yulianti'],
    ['Sunardi', 'Sumardi'],
    ['Jono', 'Yono'],
    ['Siti binti Ahmad', 'Siti binti Hasan'],
    ['', 'Agus'],
    ['', ''],
    ['-', '-'],
    ['H.', 'H.'],
    ['Drs. H.', 'Haji'],
    ['S.Pd', 'S.Pd'],
    ['Bpk.', 'AGUS'],
  ];
  test.each(pairs)('%s is not %s', (one, other) => {
    expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([false, false]);
  });

  test('a father behind bin is asked for where the register has one', () => {
    expect(namesAgree('Ahmad bin Yusuf', 'AHMAD', 'H. JUSUF')).toBe(true);
    expect(namesAgree('Ahmad bin Yusuf', 'AHMAD', 'IBRAHIM')).toBe(false);
  });
});

const words = [
  ...[
    'Muhammad',
    'Siti',
    'Abdul',
    'Nur',
    'Rahman',
    'Hayati',
    'Agus',
    'A.',
    'G',
    'K.',
    'Moch.',
    'Gunawan',
    'Guanwan',
    'Djoko',
    'Joko',
    'Sri',
    'bin',
  ],
  ...['H.', 'S.', 'T.', 'M.', 'Pd', 'S.H.', 'ST', 'R.M.', 'H.M.Yusuf', ',', '(alm)', "Ma'ruf"],
];
const parts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
const names = parts.map((all) => all.join(' '));
/** A name and the same words in another order, one of them perhaps left out. */
const pairsOfNames = parts.chain((all) => {
  const others = fc.shuffledSubarray(all, { minLength: Math.max(1, all.length - 1) });
  return fc.tuple(
    fc.constant(all.join(' ')),
    others.map((kept) => kept.join(' ')),
  );
});
const before = fc.constantFrom(...titlesBefore);
const behind = fc.constantFrom(...titlesBehind);

describe('of every name', () => {
  test('agreeing goes both ways', () => {
    fc.assert(
      fc.property(pairsOfNames, ([one, other]) => namesAgree(one, other) === namesAgree(other, one)),
      { numRuns: 2_000 },
    );
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => namesAgree(one, other) === namesAgree(other, one)));
  });

  test('a name agrees with itself, whatever its case', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(namesAgree(name, name.toUpperCase())).toBe(readName(name).words.length > 0);
      }),
    );
  });

  test('a title in front, or a degree behind, changes nothing', () => {
    fc.assert(
      fc.property(pairsOfNames, before, ([one, other], title) => namesAgree(`${title}. ${one}`, other) === namesAgree(one, other)),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(pairsOfNames, behind, ([one, other], title) => namesAgree(`${one}, ${title}`, other) === namesAgree(one, other)),
      { numRuns: 2_000 },
    );
  });

  test('a title before initials is not read together with them as another', () => {
    expect(namesAgree('almarhum. A. H.', 'A. H.')).toBe(true);
  });

  test('titles alone are no name', () => {
    fc.assert(fc.property(fc.array(before, { minLength: 1 }), (titles) => !namesAgree(titles.join('. '), titles.join('. '))));
  });

  test('what is spelled alike stays as it is when it is spelled once more', () => {
    const letters = fc.stringMatching(/^[a-z]{0,14}$/);
    const syllables = fc
      .array(
        fc.constantFrom(
          'oe',
          'dj',
          'tj',
          'sj',
          'sy',
          'nj',
          'ch',
          'kh',
          'iy',
          'ie',
          'ae',
          'ay',
          'j',
          'y',
          'i',
          'a',
          'h',
          'mo',
          'ham',
          'abdul',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(letters, syllables), (word) => spelledAlike(spelledAlike(word)) === spelledAlike(word)),
      { numRuns: 5_000 },
    );
  });

  test('a name of very many words is compared in its own order', () => {
    const long = Array.from({ length: 40 }, (_, place) => `a${'bcdg'[place % 4]}a`).join(' ');
    expect(namesAgree(long, long.toUpperCase())).toBe(true);
    expect(namesAgree(long, long.split(' ').reverse().join(' '))).toBe(false);
  });
});
