import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod';
import type { ByteRange } from './range.ts';

/** One file of bytes under a random name; an object is a list of them, so a multipart object is never copied together. */
export const blobSchema = z.strictObject({ id: z.uuid(), size: z.int().nonnegative() });
export type Blob = Readonly<z.infer<typeof blobSchema>>;

export type BlobStore = {
  /** Writes the bytes and flushes them to the disk; nothing is left behind when the source fails. */
  readonly write: (source: AsyncIterable<Uint8Array>) => Promise<string>;
  /** The same bytes under a name of their own, without copying. */
  readonly duplicate: (blob: Blob) => Promise<Blob>;
  /** Keeps the blobs readable until the returned function is called, even if they are discarded meanwhile. */
  readonly pin: (blobs: readonly Blob[]) => () => Promise<void>;
  readonly read: (blobs: readonly Blob[], range: ByteRange) => AsyncGenerator<Uint8Array>;
  /** Rejects when a blob is gone or is not as long as it was written. */
  readonly requireWhole: (blobs: readonly Blob[]) => Promise<void>;
  readonly discard: (blobs: readonly Blob[]) => Promise<void>;
  /** Removes every file that `isKnown` does not know: what a crash left between bytes and index. */
  readonly sweep: (isKnown: (id: string) => boolean) => Promise<void>;
};

// Larger reads than Node's 64 KiB: fewer trips to the disk, still constant memory.
const readBytes = 256 * 1024;

/** Opens the folder of blobs, making it when it is not there. */
export async function openBlobs(directory: string): Promise<BlobStore> {
  await mkdir(directory, { recursive: true });
  const pathOf = (id: string) => join(directory, id);
  const pins = new Map<string, number>();
  const doomed = new Set<string>();

  async function discard(blobs: readonly Blob[]): Promise<void> {
    for (const { id } of blobs) {
      if (pins.has(id)) doomed.add(id);
      else await rm(pathOf(id), { force: true });
    }
  }

  async function unpin(blobs: readonly Blob[]): Promise<void> {
    for (const blob of blobs) {
      const left = (pins.get(blob.id) ?? 1) - 1;
      if (left > 0) pins.set(blob.id, left);
      else pins.delete(blob.id);
      if (left <= 0 && doomed.delete(blob.id)) await discard([blob]);
    }
  }

  return {
    discard,
    write: async (source) => {
      const id = randomUUID();
      try {
        await pipeline(source, createWriteStream(pathOf(id), { flags: 'wx', flush: true }));
      } catch (error) {
        await rm(pathOf(id), { force: true });
        throw error;
      }
      await flushDirectory(directory);
      return id;
    },
    duplicate: async (blob) => {
      const id = randomUUID();
      await link(pathOf(blob.id), pathOf(id));
      await flushDirectory(directory);
      return { id, size: blob.size };
    },
    pin: (blobs) => {
      for (const { id } of blobs) pins.set(id, (pins.get(id) ?? 0) + 1);
      return () => unpin(blobs);
    },
    read: async function* (blobs, range) {
      let start = 0;
      for (const { id, size } of blobs) {
        const first = Math.max(range.first - start, 0);
        const last = Math.min(range.last - start, size - 1);
        if (first <= last) yield* createReadStream(pathOf(id), { start: first, end: last, highWaterMark: readBytes });
        start += size;
      }
    },
    requireWhole: async (blobs) => {
      for (const { id, size } of blobs) {
        const standing = await stat(pathOf(id));
        if (standing.size !== size) throw new Error(`The blob ${id} is ${standing.size} bytes long, not ${size}`);
      }
    },
    sweep: async (isKnown) => {
      const ids = await readdir(directory);
      await discard(ids.filter((id) => !isKnown(id)).map((id) => ({ id, size: 0 })));
    },
  };
}

// A new name survives a power cut only when its folder is flushed, too. Windows cannot open a folder, and needs no such flush.
async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
