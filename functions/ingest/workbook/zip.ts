import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { limits } from '../../limits.ts';
import { plain } from '../../model/plain.ts';
import { damaged, notZip, sizeLies, tooManyEntries } from './messages.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { type DeclaredEntry, deflated, refuseEntries } from './zip-rules.ts';

/** A zip whose whole directory was found sound before anything was expanded. */
export type Zip = {
  /** The entry's name as the zip writes it, found in either case; undefined when there is none. */
  find(name: string): string | undefined;
  readonly names: readonly string[];
  /** Declared size, expanded; 0 for an unknown name. */
  expandedBytes(name: string): number;
  /** Expands one entry, block by block, and never further than it declares. Throws `WorkbookFault`. */
  read(name: string): AsyncIterable<Buffer>;
  close(): void;
};

type NamedEntry = { readonly name: string; readonly entry: Entry };
type PlacedEntry = NamedEntry & { readonly end: number };

/** Opens the zip at `path` and reads its directory. Throws `WorkbookFault` when it is damaged or unsafe. */
export async function openZip(path: string): Promise<Zip> {
  const file = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((error: unknown) => throwFault(error, notZip));
  try {
    if (file.entryCount > limits.maxZipEntries) throw new WorkbookFault(tooManyEntries);
    const directoryStart = Number(file.readEntryCursor);
    const entries = await readEntries(file);
    const finding = refuseEntries(entries.map(declared), directoryStart);
    if (finding !== undefined) throw new WorkbookFault(finding);
    return createZip(file, placeEntries(entries, directoryStart));
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Names are decoded here, as yauzl would (backslashes of old .NET programs become slashes), so that a bad one has its own finding. */
async function readEntries(file: ZipFile): Promise<NamedEntry[]> {
  const entries: NamedEntry[] = [];
  try {
    for await (const entry of file.eachEntry()) {
      entries.push({ name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false), entry });
    }
    return entries;
  } catch (error) {
    return throwFault(error, damaged(plain`daftar isinya tidak dapat dibaca`));
  }
}

function declared({ name, entry }: NamedEntry): DeclaredEntry {
  return {
    name,
    nameBytes: entry.fileNameLength,
    method: entry.compressionMethod,
    encrypted: entry.isEncrypted(),
    compressedBytes: entry.compressedSize,
    expandedBytes: entry.uncompressedSize,
    offset: entry.relativeOffsetOfLocalHeader,
  };
}

/** Each entry with the offset that its bytes may not pass, by its name in lower case. */
function placeEntries(entries: readonly NamedEntry[], directoryStart: number): ReadonlyMap<string, PlacedEntry> {
  const offset = ({ entry }: NamedEntry) => entry.relativeOffsetOfLocalHeader;
  const inOrder = entries.toSorted((one, other) => offset(one) - offset(other));
  return new Map(
    inOrder.map((named, index) => {
      const next = inOrder[index + 1];
      return [named.name.toLowerCase(), { ...named, end: next === undefined ? directoryStart : offset(next) }];
    }),
  );
}

function createZip(file: ZipFile, entries: ReadonlyMap<string, PlacedEntry>): Zip {
  return {
    names: [...entries.values()].map(({ name }) => name),
    find: (name) => entries.get(name.toLowerCase())?.name,
    expandedBytes: (name) => entries.get(name.toLowerCase())?.entry.uncompressedSize ?? 0,
    read(name) {
      const placed = entries.get(name.toLowerCase());
      if (placed === undefined) throw new WorkbookFault(damaged(plain`ada bagian yang hilang`));
      return readEntry(file, placed);
    },
    close: () => file.close(),
  };
}

async function* readEntry(file: ZipFile, { entry, end }: PlacedEntry): AsyncIterable<Buffer> {
  const header = await file.readLocalFileHeaderPromise(entry).catch((error: unknown) => throwFault(error, damaged(partDamaged)));
  const sameEntry = header.fileName.equals(entry.fileNameRaw) && header.compressionMethod === entry.compressionMethod;
  if (!sameEntry || header.fileDataStart + entry.compressedSize > end) throw new WorkbookFault(damaged(partDamaged));
  const raw = await file.openReadStreamPromise(entry, { decodeFileData: false });
  try {
    yield* countBytes(entry.compressionMethod === deflated ? inflate(raw) : raw, entry);
  } catch (error) {
    throwFault(error, damaged(partDamaged));
  } finally {
    raw.destroy();
  }
}

const partDamaged = plain`salah satu bagiannya tidak dapat dibuka`;

function inflate(raw: Readable): Readable {
  const inflated = createInflateRaw({ chunkSize: limits.inflateBlockBytes });
  pipeline(raw, inflated, () => undefined);
  return inflated;
}

/** Passes blocks on as long as they are within what the directory declares; what was read must be all of it, undamaged. */
async function* countBytes(blocks: Readable, entry: Entry): AsyncIterable<Buffer> {
  let bytes = 0;
  let checksum = 0;
  for await (const block of blocks) {
    if (!Buffer.isBuffer(block)) throw new Error('a zip entry gives bytes');
    bytes += block.length;
    if (bytes > entry.uncompressedSize) throw new WorkbookFault(sizeLies);
    checksum = crc32(block, checksum);
    yield block;
  }
  if (bytes < entry.uncompressedSize || checksum !== entry.crc32) throw new WorkbookFault(damaged(partDamaged));
}

/** What yauzl and zlib say of the bytes is the file's fault; what the system says of reading it is ours. */
function throwFault(error: unknown, finding: WorkbookFault['finding']): never {
  if (error instanceof WorkbookFault) throw error;
  if (error instanceof Error && 'syscall' in error) throw error;
  throw new WorkbookFault(finding);
}
