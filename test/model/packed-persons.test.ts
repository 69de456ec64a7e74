import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { bucketOf, holdsPerson, packPersons } from '../../functions/model/packed-persons.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const aPerson = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
/** How the people of a bucket look for themselves. */
const isFound = (packs: ReturnType<typeof packPersons>, person: string) =>
  packs.some(({ bucket, packed }) => bucket === bucketOf(person) && holdsPerson(packed, person));

test('everybody of a list finds themselves, and nobody else does', () => {
  fc.assert(
    fc.property(fc.array(aPerson, { maxLength: 300 }), fc.array(aPerson, { maxLength: 20 }), (listed, others) => {
      const packs = packPersons(listed);
      for (const person of listed) expect(isFound(packs, person)).toBe(true);
      for (const person of others) expect(isFound(packs, person)).toBe(listed.includes(person));
    }),
  );
});

test('100,000 people are at most 256 packs of some three kilobytes', () => {
  const packs = packPersons(Array.from({ length: 100_000 }, (_, place) => hashOf(`${place}`)));
  expect(packs).toHaveLength(256);
  expect(Math.max(...packs.map(({ packed }) => packed.length))).toBeLessThan(4_500);
});

test('a bucket that is too large for one item goes on in the next, and loses nobody', () => {
  const persons = Array.from({ length: limits.maxPackedPersons + 1 }, (_, place) => `aa${hashOf(`${place}`).slice(2)}`);
  const packs = packPersons(persons);
  expect(packs.map(({ bucket, place }) => [bucket, place])).toEqual([
    ['aa', 0],
    ['aa', 1],
  ]);
  expect(persons.every((person) => isFound(packs, person))).toBe(true);
});
