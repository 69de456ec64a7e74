import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { limits } from '../limits.ts';
import { withFile } from './build-file.ts';
import type { WantedFile } from './build-version-file.ts';
import { fileSlices } from './file-slices.ts';
import { fileTypes, silentMark } from './made-file.ts';
import type { MakeOutcome, MakePorts } from './make-ports.ts';
import type { Making } from './making.port.ts';
import { later, type MakingNote } from './making-note.ts';
import type { Slice } from './row-query.port.ts';

type WantedText = WantedFile & { readonly format: 'csv' | 'json' };
type Pieces = NonNullable<Making['pieces']>;
type WriteSlice = (slice: Slice, target: string) => Promise<void>;

/**
 * Makes a text file piece by piece, each some slices of the version: after every piece its ETag is noted, and the next run goes on behind it. Where storage
 * has forgotten the pieces, all is begun anew.
 */
export async function makeInPieces(ports: MakePorts, wanted: WantedText, note: MakingNote): Promise<MakeOutcome> {
  const { key, parts, format, reader, version } = wanted;
  const slices = fileSlices(parts, version.fields.length);
  let pieces = await withPieces(ports, wanted, note, slices.length);
  if (!pieces) return 'overtaken';
  const paths = await ports.cache.paths(parts);
  const writeSlice = await ports.reader.slices(paths, version.fields, reader === 'excel' ? 'excel-csv' : format);
  for (let done = note.now().progress.done; done < slices.length; ) {
    if (ports.remainingMilliseconds() < limits.fileStopMilliseconds) return release(ports, note);
    const { etag, written } = await onePiece(ports, { key, pieces, rest: slices.slice(done), writeSlice });
    if (etag === 'gone') return beginAnew(ports, note);
    pieces = { ...pieces, etags: [...pieces.etags, etag] };
    done += written;
    const until = later(ports.now(), limits.fileSliceLeaseSeconds);
    if (!(await note.write({ pieces, progress: { done, total: slices.length }, tries: 0, until }))) return 'overtaken';
  }
  if ((await ports.pieces.complete(key, pieces.multipartId, pieces.etags)) === 'gone') return beginAnew(ports, note);
  await note.drop();
  return 'made';
}

/** The pieces of the run before, where it cut the file as this one does; else a note that there are to be some. */
async function withPieces(ports: MakePorts, { key, format }: WantedText, note: MakingNote, total: number): Promise<Pieces | undefined> {
  const { pieces: kept, progress } = note.now();
  if (kept && progress.total === total) return kept;
  const multipartId = await ports.pieces.begin(key, fileTypes[format], { about: silentMark });
  const pieces = { multipartId, etags: [] };
  return (await note.write({ pieces, progress: { done: 0, total } })) ? pieces : undefined;
}

type Rest = { readonly key: string; readonly pieces: Pieces; readonly rest: readonly Slice[]; readonly writeSlice: WriteSlice };

/** Slices until there is enough for a piece, and the piece sent: its ETag, and how many slices it holds. */
async function onePiece({ directory, pieces: storage, pieceBytes }: MakePorts, { key, pieces, rest, writeSlice }: Rest) {
  let written = 0;
  const etag = await withFile(
    directory,
    async (path) => {
      for (const slice of rest) {
        await append(path, slice, writeSlice);
        written += 1;
        if ((await stat(path)).size >= pieceBytes) return;
      }
    },
    (path) => storage.put(key, pieces.multipartId, pieces.etags.length + 1, path),
  );
  return { etag, written };
}

async function append(path: string, slice: Slice, writeSlice: WriteSlice): Promise<void> {
  const part = `${path}.slice`;
  try {
    await writeSlice(slice, part);
    await pipeline(createReadStream(part), createWriteStream(path, { flags: 'a' }));
  } finally {
    await rm(part, { force: true });
  }
}

/** Out of time, and no fault: the next run may go on at once. */
async function release({ now }: MakePorts, note: MakingNote): Promise<MakeOutcome> {
  const isReleased = await note.write({ state: 'waiting', until: later(now(), limits.fileOrderSeconds) });
  return isReleased ? 'unfinished' : 'overtaken';
}

/** The bucket has removed the pieces, or a run made the file of them and died before it could say so. */
async function beginAnew(ports: MakePorts, note: MakingNote): Promise<MakeOutcome> {
  if (await ports.published.find(note.now().key)) {
    await note.drop();
    return 'made';
  }
  const { progress } = note.now();
  await note.write({ pieces: undefined, progress: { ...progress, done: 0 } });
  return release(ports, note);
}
