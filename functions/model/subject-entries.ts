import { limits } from '../limits.ts';
import { subjectHashBytes } from './person-hash.ts';
import { type BlockPlace, bucketOf, entryBytes, packEntry } from './subject-index.ts';

/** Of a hash, those that stand in its entry, after the two that tell the bucket. */
const restBytes = 5;
const firstEntries = 4096;

/** Entries of one kind while blocks are written: columns of numbers, since millions of small objects would take ten times the memory. */
export class SubjectEntries {
  private buckets = new Uint16Array(firstEntries);
  private rests = new Float64Array(firstEntries);
  private blocks = new Uint32Array(firstEntries);
  private length = 0;
  private readonly bits: number;

  constructor(bits: number) {
    this.bits = bits;
  }

  /** The hashes of a block's rows (`subjectHashes`), one after another; blocks come in their order. */
  add(hashes: Buffer, block: number): void {
    for (let at = 0; at < hashes.length; at += subjectHashBytes) {
      if (this.length === this.blocks.length) this.grow();
      this.buckets[this.length] = bucketOf(hashes.subarray(at, at + 2), this.bits);
      this.rests[this.length] = hashes.readUIntBE(at + 2, restBytes);
      this.blocks[this.length] = block;
      this.length += 1;
    }
  }

  /** Each bucket's entries in the order of their bytes, each once: several rows of a subject may stand in one block. */
  byBucket(places: readonly BlockPlace[]): { readonly number: number; readonly entries: Uint8Array }[] {
    return [...this.runs()].map(({ number, run }) => ({ number, entries: this.packed(run, places) }));
  }

  /** In how many blocks the subject is that is in most. */
  mostBlocks(): number {
    let most = 0;
    for (const { run } of this.runs()) {
      let same = 0;
      for (const [place, at] of run.entries()) {
        const before = place === 0 ? undefined : run[place - 1];
        if (before === undefined || this.rests[before] !== this.rests[at]) same = 1;
        else if (this.blocks[before] !== this.blocks[at]) same += 1;
        most = Math.max(most, same);
      }
    }
    return most;
  }

  /** The places of each bucket's entries, by hash and then by block. */
  private *runs(): Generator<{ readonly number: number; readonly run: Uint32Array }> {
    const ends = new Uint32Array(2 ** this.bits + 1);
    for (let at = 0; at < this.length; at += 1) {
      const next = (this.buckets[at] ?? 0) + 1;
      ends[next] = (ends[next] ?? 0) + 1;
    }
    for (let number = 1; number < ends.length; number += 1) ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0);
    const [order, next] = [new Uint32Array(this.length), ends.slice()];
    for (let at = 0; at < this.length; at += 1) {
      const number = this.buckets[at] ?? 0;
      const place = next[number] ?? 0;
      order[place] = at;
      next[number] = place + 1;
    }
    const rests = this.rests;
    for (let number = 0; number + 1 < ends.length; number += 1) {
      const run = order.subarray(ends[number], ends[number + 1]);
      // Entries come in the order of their blocks, and so do their places.
      if (run.length > 0) yield { number, run: run.sort((one, other) => (rests[one] ?? 0) - (rests[other] ?? 0) || one - other) };
    }
  }

  private packed(run: Uint32Array, places: readonly BlockPlace[]): Uint8Array {
    const entries = Buffer.alloc(run.length * entryBytes);
    let [bytes, before] = [0, -1];
    for (const at of run) {
      const [rest, block] = [this.rests[at] ?? 0, this.blocks[at] ?? 0];
      const isSame = before >= 0 && this.rests[before] === rest && this.blocks[before] === block;
      before = at;
      if (isSame) continue;
      const place = places[block];
      if (!place) throw new Error(`there is no block ${block}`);
      packEntry(entries, bytes, rest, place);
      bytes += entryBytes;
    }
    return entries.subarray(0, bytes);
  }

  private grow(): void {
    const length = this.length * 2;
    const [buckets, rests, blocks] = [new Uint16Array(length), new Float64Array(length), new Uint32Array(length)];
    buckets.set(this.buckets);
    rests.set(this.rests);
    blocks.set(this.blocks);
    Object.assign(this, { buckets, rests, blocks });
  }
}

/** Whether a delivery must be sorted by subject before it is cut: a look would else read too many of its blocks. */
export function wantsSorting(entries: readonly SubjectEntries[]): boolean {
  return entries.some((one) => one.mostBlocks() > limits.maxBlocksOfSubject);
}
