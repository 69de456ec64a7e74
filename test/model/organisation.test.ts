import { describe, expect, test } from 'vitest';
import { bodyOf, groupsInBody, inheritorOf, isEnded, nameOn, successorOf, successorsOf } from '../../functions/model/organisation.ts';

/** `a` and `b` went into `c`, which went into `d`; `e` was divided among `d` and `f`; `g` went into `e`. */
const opds = [
  { id: 'a', ended: { successors: [{ opdId: 'c' }] } },
  { id: 'b', ended: { successors: [{ opdId: 'c' }] } },
  { id: 'c', ended: { successors: [{ opdId: 'd' }] } },
  { id: 'd' },
  { id: 'e', ended: { successors: [{ opdId: 'd', datasets: ['one', 'two'] }, { opdId: 'f' }] } },
  { id: 'f' },
  { id: 'g', ended: { successors: [{ opdId: 'e' }] } },
  { id: 'h', ended: { successors: [{ opdId: 'f', datasets: ['one'] }] } },
];

describe('OPDs that followed one another', () => {
  test('are one body where they went whole into one, whichever of their ids is asked, the one that stands first', () => {
    for (const id of ['a', 'b', 'c', 'd']) expect(bodyOf(opds, id)).toEqual(['d', 'c', 'a', 'b']);
    expect(bodyOf(opds, 'e')).toEqual(['e', 'g']);
    expect(bodyOf(opds, 'f')).toEqual(['f']);
    expect(bodyOf(opds, 'h')).toEqual(['h']);
    expect(bodyOf(opds, 'banten')).toEqual(['banten']);
  });

  test('lead to the one that stands, and nowhere where there is none, or none alone', () => {
    expect(['a', 'c', 'd', 'e', 'g', 'h', 'banten'].map((id) => successorOf(opds, id))).toEqual(['d', 'd', ...Array(5).fill(undefined)]);
    expect(successorsOf(opds, 'g')).toEqual(['d', 'f']);
    expect(['a', 'd'].map((id) => isEnded(opds, id))).toEqual([true, false]);
  });

  test('give a dataset to whoever is named for it, else to whoever takes the rest, all the way', () => {
    expect(inheritorOf(opds, 'a', 'one')).toBe('d');
    expect(inheritorOf(opds, 'g', 'two')).toBe('d');
    expect(inheritorOf(opds, 'g', 'three')).toBe('f');
    expect(inheritorOf(opds, 'h', 'three')).toBeUndefined();
    expect(inheritorOf(opds, 'd', 'one')).toBe('d');
  });

  test('make of a group all of its body, and of no other anything else', () => {
    expect(groupsInBody(opds, ['operator:a', 'walidata'])).toEqual(['operator:d', 'operator:c', 'operator:a', 'operator:b', 'walidata']);
    expect(groupsInBody(opds, ['unit:a'])).toEqual(['unit:d', 'unit:c', 'unit:a', 'unit:b']);
    expect(groupsInBody(opds, ['pj:e', 'instansi:banten'])).toEqual(['pj:e', 'pj:g', 'instansi:banten']);
    expect(groupsInBody(opds, ['operator:d:x', 'operator:'])).toEqual(['operator:d:x', 'operator:']);
  });
});

test('an OPD is called on a day what it was called then, its last day with a name included', () => {
  const formerNames = [
    { name: 'Kantor', until: '2020-12-31' },
    { name: 'Badan', until: '2024-12-31' },
  ];
  const called = ['2020-12-31', '2021-01-01', '2024-12-31', '2025-01-01'].map((day) => nameOn({ name: 'Dinas', formerNames }, day));
  expect(called).toEqual(['Kantor', 'Badan', 'Badan', 'Dinas']);
  expect(nameOn({ name: 'Dinas' }, '2000-01-01')).toBe('Dinas');
});
