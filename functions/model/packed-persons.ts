import { limits } from '../limits.ts';

/** How many hexadecimal digits of a person's hash name their bucket: 256 buckets. */
const bucketDigits = 2;
/** What is kept of a hash after those: 64 bits, of which two people of a city have the same once in a million cities. */
const keptBytes = 8;

/** Some people of one bucket, packed: eight bytes of each hash, in their order, one after the other. `place` counts the packs of a bucket. */
export type PackedPersons = { readonly bucket: string; readonly place: number; readonly packed: Uint8Array };

/** The bucket of a person (`personHash`). */
export function bucketOf(person: string): string {
  return person.slice(0, bucketDigits);
}

/**
 * Packs people by their buckets, each person once: the 1,000 rows of one request make some 250 packs; a list of 100,000 at once would make 256 of three kilobytes; and one
 * bucket is all that a person looks through. No pack is larger than an item of the table may be (`maxPackedPersons`).
 */
export function packPersons(persons: readonly string[]): PackedPersons[] {
  const packs: PackedPersons[] = [];
  let some: string[] = [];
  const end = () => {
    const [first] = some;
    if (first === undefined) return;
    const bucket = bucketOf(first);
    const place = packs.filter((pack) => pack.bucket === bucket).length;
    packs.push({ bucket, place, packed: Buffer.from(some.map(keptOf).join(''), 'hex') });
    some = [];
  };
  for (const person of [...new Set(persons)].sort()) {
    const [first] = some;
    if (first !== undefined && (bucketOf(first) !== bucketOf(person) || some.length === limits.maxPackedPersons)) end();
    some.push(person);
  }
  end();
  return packs;
}

/** True where the person is among those of a pack of their bucket. */
export function holdsPerson(packed: Uint8Array, person: string): boolean {
  const sought = Buffer.from(keptOf(person), 'hex');
  let [from, until] = [0, packed.length / keptBytes];
  while (from < until) {
    const middle = Math.floor((from + until) / 2);
    const order = Buffer.compare(packed.subarray(middle * keptBytes, (middle + 1) * keptBytes), sought);
    if (order === 0) return true;
    if (order < 0) from = middle + 1;
    else until = middle;
  }
  return false;
}

function keptOf(person: string): string {
  return person.slice(bucketDigits, bucketDigits + 2 * keptBytes);
}
