import * as z from 'zod';
import { limits } from '../limits.ts';

/** What a subject is known by: a person by the NIK, a family by the KK. */
export const identifierKinds = ['nik', 'kk'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** Of which fields the numbers are indexed: at most one of each kind, the first that the standard has. */
export const identifierColumnsSchema = z.strictObject({ nik: z.string().optional(), kk: z.string().optional() });
export type IdentifierColumns = z.infer<typeof identifierColumnsSchema>;

const ofDelivery = {
  datasetId: z.string(),
  uploadId: z.string(),
  columns: identifierColumnsSchema,
  /** Its buckets are this many first bits of the hash. */
  bits: z.number().int().min(0).max(limits.maxBucketBits),
};

/** The format in which indexes are made now; an older one is read, and made anew (indexing/keep-index.ts). */
export const indexFormat = 2;

/** `DATASET#<id>` / `SUBJECTS#<uploadId>`: how the subjects of a delivery are found. It is written once all buckets stand, and written over when they are made anew. */
export const deliverySubjectsSchema = z.strictObject({
  ...ofDelivery,
  /** Its blocks: the rows once more, in small compressed pieces. */
  blocks: z.strictObject({ key: z.string(), versionId: z.string() }),
  /** Which run made it, when, and the version of the subject key that its hashes are made with. Absent in the first format, whose hashes are the persons' own. */
  made: z.strictObject({ format: z.literal(indexFormat), run: z.string(), keyVersion: z.string(), at: z.string() }).optional(),
});
export type DeliverySubjects = z.infer<typeof deliverySubjectsSchema>;

/** `INDEXING#<datasetId>` / `<uploadId>#<run>`: buckets that a run writes, or wrote. It stands before the first of them, and until the last is gone. */
export const indexRunSchema = z.strictObject({ ...ofDelivery, run: z.string(), begunAt: z.string() });
export type IndexRun = z.infer<typeof indexRunSchema>;

/** The run of an index of the first format, whose buckets name none. */
export const firstRun = 'first';

/** The run that made an index. */
export function runOf({ made }: DeliverySubjects): string {
  return made?.run ?? firstRun;
}

/** Where the blocks of a run lie in the published bucket. */
export function blocksKey({ datasetId, uploadId, run }: Pick<IndexRun, 'datasetId' | 'uploadId' | 'run'>): string {
  return `datasets/${datasetId}/subjects/${uploadId}${run === firstRun ? '' : `-${run}`}.blocks`;
}

/** The first field of each kind that the standard has; undefined where it has none, and its rows are nobody's. */
export function identifierColumns(
  fields: readonly { readonly name: string; readonly format?: string | undefined }[],
): IdentifierColumns | undefined {
  const named = (kind: IdentifierKind) => fields.find(({ format }) => format === kind)?.name;
  const [nik, kk] = [named('nik'), named('kk')];
  if (nik === undefined && kk === undefined) return undefined;
  return { ...(nik === undefined ? {} : { nik }), ...(kk === undefined ? {} : { kk }) };
}

/** One piece of the blocks: where it begins, and its length, in bytes. */
export type BlockPlace = { readonly offset: number; readonly bytes: number };

/** How many first bits of a hash tell the buckets of a delivery of so many rows. */
export function bucketBitsOf(rows: number): number {
  const buckets = Math.max(1, rows / limits.rowsPerBucket);
  return Math.min(limits.maxBucketBits, Math.ceil(Math.log2(buckets)));
}

/** The bucket of a hash (at least two bytes). */
export function bucketOf(hash: Uint8Array, bits: number): number {
  return (((hash[0] ?? 0) << 8) | (hash[1] ?? 0)) >> (hashedBits - bits);
}

/** Those of its bits from which buckets are told. */
const hashedBits = 16;
/** An entry: five bytes of the hash after those, where the block begins (in alignments) in four, its length in three. */
export const entryBytes = 12;
const restBytes = 5;
const hashBytes = 2 + restBytes;
const maxBlockBytes = 2 ** 24;
const maxBlocksBytes = 2 ** 32 * limits.blockAlignment;

/** Writes one entry, of these five bytes of a hash as a number; throws for a block that it can't name. */
export function packEntry(target: Buffer, at: number, rest: number, { offset, bytes }: BlockPlace): void {
  if (offset % limits.blockAlignment !== 0 || offset >= maxBlocksBytes || bytes >= maxBlockBytes) {
    throw new Error(`no entry can name a block of ${bytes} bytes at ${offset}`);
  }
  target.writeUIntBE(rest, at, restBytes);
  target.writeUInt32BE(offset / limits.blockAlignment, at + restBytes);
  target.writeUIntBE(bytes, at + restBytes + 4, 3);
}

/**
 * The blocks in which rows of that subject may be, of entries in the order of their bytes. Others' rows may be among them, and even all: the caller compares
 * each row's own number.
 */
export function placesIn(entries: Uint8Array, hash: string): BlockPlace[] {
  const packed = Buffer.from(entries.buffer, entries.byteOffset, entries.byteLength);
  const rest = Buffer.from(hash, 'hex').subarray(2, hashBytes);
  const places: BlockPlace[] = [];
  for (
    let at = firstAt(packed, rest);
    at < packed.length && packed.compare(rest, 0, restBytes, at, at + restBytes) === 0;
    at += entryBytes
  ) {
    const offset = packed.readUInt32BE(at + restBytes) * limits.blockAlignment;
    places.push({ offset, bytes: packed.readUIntBE(at + restBytes + 4, 3) });
  }
  return places;
}

/** Where the first entry begins that is not before `rest`, by halves. */
function firstAt(packed: Buffer, rest: Buffer): number {
  let low = 0;
  let high = packed.length / entryBytes;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = middle * entryBytes;
    if (packed.compare(rest, 0, restBytes, at, at + restBytes) < 0) low = middle + 1;
    else high = middle;
  }
  return low * entryBytes;
}
