import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { limits } from '../limits.ts';
import type { WholeText } from '../model/file-format.ts';
import { later } from '../model/later.ts';
import { withFile } from './build-file.ts';
import type { WantedFile } from './build-version-file.ts';
import { fileSlices } from './file-slices.ts';
import { fileTypes, makingMark, silentMark } from './made-file.ts';
import type { MakeOutcome, MakePorts } from './make-ports.ts';
import type { Making } from './making.port.ts';
import type { MakingNote } from './making-note.ts';
import type { Slice } from './row-query.port.ts';

type WantedText = WantedFile & { readonly format: WholeText };
type Pieces = NonNullable<Making['pieces']>;
type WriteSlice = (slice: Slice, target: string) => Promise<void>;

/**
 * Makes a text file piece by piece, each some slices of the version: after every piece its ETag is noted, and the next run goes on behind it. Where storage
 * has forgotten the pieces, the next run begins anew.
 */
export async function makeInPieces(ports: MakePorts, wanted: WantedText, note: MakingNote): Promise<MakeOutcome> {
  const { key, parts, format, reader, version } = wanted;
  const slices = fileSlices(parts, version.fields.length);
  const paths = await ports.cache.paths(parts);
  const writeSlice = await ports.reader.slices(paths, version.fields, reader === 'excel' ? 'excel-csv' : format);
  let pieces = await beginPieces(ports, wanted, note, slices.length);
  if (!pieces) return 'overtaken';
  for (let done = note.now().progress.done; done < slices.length; ) {
    if (ports.remainingMilliseconds() < limits.fileStopMilliseconds) return release(ports, note);
    const { etag, written } = await onePiece(ports, { key, pieces, rest: slices.slice(done), writeSlice });
    if (etag === 'gone') return forgetPieces(note);
    pieces = { ...pieces, etags: [...pieces.etags, etag] };
    done += written;
    const until = later(ports.now(), limits.filePieceLeaseSeconds);
    if (!(await note.write({ pieces, progress: { done, total: slices.length }, tries: 0, until }))) return 'overtaken';
  }
  if ((await ports.pieces.complete(key, pieces.multipartId, pieces.etags)) === 'gone') return forgetPieces(note);
  await note.drop();
  return 'made';
}

/**
 * The pieces of the run before, where it cut and wrote the file as this one does; else a note that there are to be some. Until here the run was believed for as long
 * as its function lives, since parts take as long to fetch as they are large; from here on a piece is.
 */
async function beginPieces(
  ports: MakePorts,
  { key, format, about }: WantedText,
  note: MakingNote,
  total: number,
): Promise<Pieces | undefined> {
  const standing = note.now();
  const mark = makingMark(format, about);
  const kept = standing.about === mark && standing.progress.total === total ? standing.pieces : undefined;
  const pieces = kept ?? { multipartId: await ports.pieces.begin(key, fileTypes[format], { about: silentMark }), etags: [] };
  const progress = { done: kept ? standing.progress.done : 0, total };
  const until = later(ports.now(), limits.filePieceLeaseSeconds);
  return (await note.write({ about: mark, pieces, progress, until })) ? pieces : undefined;
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

/** Out of time, and no fault: the rest is for the next run. Without a piece the next one would end as this one, and so on for ever. */
async function release({ now }: MakePorts, note: MakingNote): Promise<MakeOutcome> {
  if (note.now().tries > 0) throw new Error('a run had no time for one piece');
  const isReleased = await note.write({ state: 'waiting', until: later(now(), limits.fileOrderSeconds) });
  return isReleased ? 'unfinished' : 'overtaken';
}

/** The bucket has removed the pieces, or the file was made of them and nobody heard of it: the next run looks for it before it begins anew. */
async function forgetPieces(note: MakingNote): Promise<'overtaken'> {
  const { progress } = note.now();
  if (!(await note.write({ pieces: undefined, progress: { ...progress, done: 0 } }))) return 'overtaken';
  throw new Error('storage has no such pieces');
}
