import { limits } from '../limits.ts';
import { familyHash, personHash, subjectHash } from '../model/person-hash.ts';
import { type BlockPlace, bucketOf, type DeliverySubjects, type IdentifierKind, placesIn } from '../model/subject-index.ts';
import { type BlockRow, blockRows } from './block-rows.ts';
import type { Source } from './sources.ts';
import type { BlockReader, SubjectIndex } from './subject-index.port.ts';
import type { SubjectKeys } from './subject-keys.port.ts';

export type FindPorts = {
  readonly subjects: SubjectIndex;
  readonly blocks: BlockReader;
  readonly subjectKeys: Pick<SubjectKeys, 'of'>;
};

/** A row about a subject, of the current version of a dataset. */
export type FoundRow = BlockRow & { readonly source: Source; readonly hash: string };

/** `sought`: the subject's hash as that delivery's index has it. */
type Wanted = { readonly source: Source; readonly subjects: DeliverySubjects; readonly hash: string; readonly sought: string };
type Piece = { readonly wanted: Wanted; readonly place: BlockPlace };

/** How the number of a row is hashed. */
const hashes: Readonly<Record<IdentifierKind, (key: Uint8Array, number: string) => string>> = { nik: personHash, kk: familyHash };

/**
 * All rows of these datasets about these subjects (keyed hashes of NIKs or of KKs), in no order. A bucket and some kilobytes are read of each delivery, all
 * at once; of the rows that come with them only those are given whose own number has that hash.
 */
export async function findRows(
  ports: FindPorts,
  key: Uint8Array,
  sources: readonly Source[],
  kind: IdentifierKind,
  subjects: readonly string[],
): Promise<FoundRow[]> {
  const deliveries = sources.flatMap((source) =>
    source.deliveries.filter(({ columns }) => columns[kind] !== undefined).map((delivery) => ({ source, subjects: delivery })),
  );
  const wanted = (await Promise.all(deliveries.map((delivery) => wantedIn(ports, delivery, subjects)))).flat();
  const entries = await ports.subjects.entries(
    wanted.map((one) => ({ subjects: one.subjects, kind, number: bucketOf(Buffer.from(one.sought, 'hex'), one.subjects.bits) })),
  );
  const pieces = wanted.flatMap((one, place) =>
    placesIn(entries[place] ?? new Uint8Array(), one.sought).map((found): Piece => ({ wanted: one, place: found })),
  );
  const numbers = new Map<string, string>();
  const found = await inTurns(pieces, (piece) =>
    rowsOfPiece(ports.blocks, (number, hash) => isOf(numbers, hashes[kind], key, number, hash), kind, piece),
  );
  return found.flat();
}

/** Each delivery is searched by the key that its own index was made with: while keys are replaced, some have the old one. */
async function wantedIn(
  { subjectKeys }: FindPorts,
  delivery: { readonly source: Source; readonly subjects: DeliverySubjects },
  hashes: readonly string[],
): Promise<Wanted[]> {
  const { made } = delivery.subjects;
  if (!made) return hashes.map((hash) => ({ ...delivery, hash, sought: hash }));
  const key = await subjectKeys.of(made.keyVersion);
  if (!key) throw new Error(`the key ${made.keyVersion} of the subject index is kept no more`);
  return hashes.map((hash) => ({ ...delivery, hash, sought: subjectHash(key, hash) }));
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

async function rowsOfPiece(
  blocks: BlockReader,
  isOwn: (number: string, hash: string) => boolean,
  kind: IdentifierKind,
  { wanted, place }: Piece,
): Promise<FoundRow[]> {
  const { source, subjects, hash } = wanted;
  const column = subjects.columns[kind] ?? '';
  const periods = new Set(source.manifest.parts.filter(({ uploadId }) => uploadId === subjects.uploadId).map(({ period }) => period));
  const rows = blockRows(await blocks.read(subjects.blocks.key, subjects.blocks.versionId, place));
  return rows
    .filter(({ period }) => periods.has(period))
    .filter(({ cells }) => cells[column] !== undefined && isOwn(cells[column], hash))
    .map((row) => ({ ...row, source, hash }));
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
