import { createHash } from 'node:crypto';
import * as z from 'zod';

/**
 * One of two shares of a key. `value` of one alone is chance: the key is one share XOR the other, and the first is as random as it is long (a one-time pad). `check` tells whether
 * the joined key is the one that was parted: 64 bits of a digest, of a key that holds 381.
 */
const shareSchema = z.strictObject({
  share: z.union([z.literal(1), z.literal(2)]),
  pair: z.string(),
  check: z.string(),
  value: z.base64(),
  /** Of the share itself, for a copy by hand. */
  digest: z.string(),
});
export type KeyShare = z.infer<typeof shareSchema>;

/** Parts a key for two people. `random` gives bytes that nobody can guess. */
export function partKey(key: string, random: (bytes: number) => Uint8Array): readonly [KeyShare, KeyShare] {
  const bytes = Buffer.from(key, 'utf8');
  const pad = Buffer.from(random(bytes.length));
  if (pad.length !== bytes.length) throw new Error('a pad must be as long as the key');
  const pair = Buffer.from(random(8)).toString('hex');
  const of = (share: 1 | 2, value: Uint8Array): KeyShare =>
    withDigest({ share, pair, check: checkOf(key), value: Buffer.from(value).toString('base64') });
  return [of(1, pad), of(2, xor(bytes, pad))];
}

/** The key of two shares, or why these two give none. */
export function joinKey(one: unknown, other: unknown): { readonly key: string } | { readonly refused: string } {
  const [first, second] = [shareSchema.safeParse(one).data, shareSchema.safeParse(other).data];
  if (first === undefined || second === undefined) return { refused: 'Salah satu berkas bukan bagian kunci.' };
  if ([first, second].some((share) => withDigest(share).digest !== share.digest))
    return { refused: 'Salah satu bagian rusak atau salah salin.' };
  if (first.pair !== second.pair) return { refused: 'Kedua bagian bukan pasangan: dari pembagian yang berbeda.' };
  if (first.share === second.share) return { refused: 'Kedua berkas adalah bagian yang sama: perlu bagian 1 dan bagian 2.' };
  const [left, right] = [first, second].map(({ value }) => Buffer.from(value, 'base64'));
  if (left === undefined || right === undefined || left.length !== right.length) return { refused: 'Kedua bagian tidak sama panjang.' };
  const key = Buffer.from(xor(left, right)).toString('utf8');
  return checkOf(key) === first.check ? { key } : { refused: 'Kedua bagian tidak menghasilkan kunci yang dibagi.' };
}

function withDigest(share: Omit<KeyShare, 'digest'>): KeyShare {
  const { pair, check, value } = share;
  return { share: share.share, pair, check, value, digest: sha256([share.share, pair, check, value].join('|')).slice(0, 16) };
}

function checkOf(key: string): string {
  return sha256(`satu-data key check|${key}`).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function xor(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((byte, index) => byte ^ (other[index] ?? 0));
}
