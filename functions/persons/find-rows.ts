import { limits } from '../limits.ts';
import { familyHash, personHash, subjectHashBytes, subjectHashes } from '../model/person-hash.ts';
import { type BlockPlace, bucketOf, type DeliverySubjects, type IdentifierKind, placesIn } from '../model/subject-index.ts';
import { joinedRanges } from './block-ranges.ts';
import { type BlockRow, blockRows } from './block-rows.ts';
import type { Source } from './sources.ts';
import type { BlockReader, BucketAsked, SubjectIndex } from './subject-index.port.ts';
import type { SubjectKeys } from './subject-keys.port.ts';

export type FindPorts = {
  readonly subjects: SubjectIndex;
  readonly blocks: BlockReader;
  readonly subjectKeys: Pick<SubjectKeys, 'of'>;
};

/** A row about a subject, of the current version of a dataset. */
export type FoundRow = BlockRow & { readonly source: Source; readonly hash: string };

/** Rows about some subjects may be in that block; `hashes` are those whose index leads there. */
type Piece = { readonly delivery: Delivery; readonly place: BlockPlace; readonly hashes: readonly string[] };
type Delivery = { readonly source: Source; readonly subjects: DeliverySubjects };

/** How the number of a row is hashed. */
const hashes: Readonly<Record<IdentifierKind, (key: Uint8Array, number: string) => string>> = { nik: personHash, kk: familyHash };

/**
 * All rows of these datasets about these subjects (keyed hashes of NIKs or of KKs), in no order. A bucket and some kilobytes are read of each delivery, all
 * at once; each block once, whoever's it is, and those of many subjects together with what little lies between them. Of the rows that come with them only those
 * are given whose own number has that hash. `known`: the numbers of those subjects whose number the caller has; their rows are compared with it, and not hashed.
 */
export async function findRows(
  ports: FindPorts,
  key: Uint8Array,
  sources: readonly Source[],
  kind: IdentifierKind,
  subjects: readonly string[],
  known: ReadonlyMap<string, string> = new Map(),
): Promise<FoundRow[]> {
  const deliveries = sources.flatMap((source) =>
    source.deliveries.filter(({ columns }) => columns[kind] !== undefined).map((delivery): Delivery => ({ source, subjects: delivery })),
  );
  const pieces = await piecesOf(ports, deliveries, kind, [...new Set(subjects)]);
  const numbers = new Map(known);
  const isOwn = (number: string, hash: string) => isOf(numbers, hashes[kind], key, number, hash);
  const gap = subjects.length > limits.fewSubjects ? limits.blockGapBytes : 0;
  const ranges = [...Map.groupBy(pieces, blocksOf).values()].flatMap((ofBlocks) => joinedRanges(ofBlocks, gap, limits.blockRangeBytes));
  const found = await inTurns(ranges, async ({ offset, bytes, places }) => {
    const [first] = places;
    const { blocks } = first.delivery.subjects;
    const read = await ports.blocks.read(blocks.key, blocks.versionId, { offset, bytes });
    return places.flatMap((piece) => rowsOfPiece(read.subarray(piece.place.offset - offset), numbers, isOwn, kind, piece));
  });
  return found.flat();
}

function blocksOf({ delivery: { subjects } }: Piece): string {
  return `${subjects.blocks.key}\n${subjects.blocks.versionId}`;
}

/** The blocks to which the index leads, each once. */
async function piecesOf(
  ports: FindPorts,
  deliveries: readonly Delivery[],
  kind: IdentifierKind,
  subjects: readonly string[],
): Promise<Piece[]> {
  const wanted = (await Promise.all(deliveries.map((delivery) => wantedIn(ports, kind, delivery, subjects)))).flat();
  const entries = await ports.subjects.entries(wanted.map(({ bucket }) => bucket));
  const pieces = new Map<string, Piece & { readonly hashes: string[] }>();
  for (const [place, { delivery, sought }] of wanted.entries()) {
    for (const one of sought) {
      for (const found of placesIn(entries[place] ?? new Uint8Array(), one.sought)) {
        const name = `${delivery.subjects.datasetId}\n${delivery.subjects.uploadId}\n${found.offset}`;
        const piece = pieces.get(name) ?? { delivery, place: found, hashes: [] };
        piece.hashes.push(one.hash);
        pieces.set(name, piece);
      }
    }
  }
  return [...pieces.values()];
}

/** A bucket of a delivery, and whom it may lead to; `sought`: the subject's hash as that delivery's index has it. */
type Wanted = {
  readonly delivery: Delivery;
  readonly bucket: BucketAsked;
  readonly sought: readonly { readonly hash: string; readonly sought: string }[];
};

/** Each delivery is searched by the key that its own index was made with: while keys are replaced, some have the old one. */
async function wantedIn(
  { subjectKeys }: FindPorts,
  kind: IdentifierKind,
  delivery: Delivery,
  hashes: readonly string[],
): Promise<Wanted[]> {
  const { made, bits } = delivery.subjects;
  const key = made && (await subjectKeys.of(made.keyVersion));
  if (made && !key) throw new Error(`the key ${made.keyVersion} of the subject index is kept no more`);
  if (hashes.length === 0) return [];
  const kept = key ? soughtHashes(key, hashes) : hashes;
  const sought = hashes.map((hash, place) => ({ hash, sought: kept[place] ?? hash }));
  const buckets = Map.groupBy(sought, (one) => bucketOf(Buffer.from(one.sought.slice(0, bucketDigits), 'hex'), bits));
  return [...buckets].map(([number, some]) => ({ delivery, bucket: { subjects: delivery.subjects, kind, number }, sought: some }));
}

/** Hexadecimal digits of a hash from which its bucket is told. */
const bucketDigits = 4;

function soughtHashes(key: Uint8Array, hashes: readonly string[]): string[] {
  const digits = 2 * subjectHashBytes;
  const all = subjectHashes(key, Buffer.from(hashes.map((hash) => hash.slice(0, digits)).join(''), 'hex')).toString('hex');
  return hashes.map((_, place) => all.slice(place * digits, (place + 1) * digits));
}

/** Whether that number has that hash. Once a subject's number is found the others are compared with it: of forty datasets the rows of one block are hashed. */
function isOf(
  numbers: Map<string, string>,
  hashOf: (key: Uint8Array, number: string) => string,
  key: Uint8Array,
  number: string,
  hash: string,
): boolean {
  const known = numbers.get(hash);
  if (known !== undefined) return known === number;
  if (hashOf(key, number) !== hash) return false;
  numbers.set(hash, number);
  return true;
}

function rowsOfPiece(
  read: Uint8Array,
  numbers: ReadonlyMap<string, string>,
  isOwn: (number: string, hash: string) => boolean,
  kind: IdentifierKind,
  { delivery: { source, subjects }, place, hashes: sought }: Piece,
): FoundRow[] {
  const column = subjects.columns[kind] ?? '';
  const periods = new Set(source.manifest.parts.filter(({ uploadId }) => uploadId === subjects.uploadId).map(({ period }) => period));
  const mentioned = sought.flatMap((hash) => numbers.get(hash) ?? []);
  const rows = blockRows(read.subarray(0, place.bytes), mentioned.length === sought.length ? mentioned : undefined);
  return rows
    .filter(({ period }) => periods.has(period))
    .flatMap((row) => {
      const number = row.cells[column];
      if (number === undefined) return [];
      return sought.filter((hash) => isOwn(number, hash)).map((hash) => ({ ...row, source, hash }));
    });
}

/** As many at once as may be under way. */
async function inTurns<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const waiting = all.entries();
  const hands = Array.from({ length: Math.min(limits.subjectRequests, all.length) }, async () => {
    for (const [place, one] of waiting) done[place] = await act(one);
  });
  await Promise.all(hands);
  return done;
}
