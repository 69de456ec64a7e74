import { open } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import { createBlock } from '../normal-form/block.ts';

/**
 * The bytes of a file from an offset on, as often as asked: a reading starts again when the encoding turns out to be another.
 * A piece may be overwritten once the next one is asked for.
 */
export type ByteSource = (from: number) => AsyncIterable<Uint8Array>;

/** A file on disk as a source. */
export function fileSource(path: string): ByteSource {
  return async function* read(from) {
    const file = await open(path, 'r');
    try {
      // Of a small file a small block: for each of many files it would be memory to collect.
      const left = (await file.stat()).size - from;
      const buffer = createBlock(Math.min(limits.normalFormBlockBytes, Math.max(left, 1)));
      for (let position = from; ; ) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  };
}

/** The first `most` bytes of a source, and whether that is all of it. */
export async function readHead(source: ByteSource, most: number): Promise<{ readonly head: Uint8Array; readonly complete: boolean }> {
  let head = createBlock(0);
  let filled = 0;
  for await (const piece of source(0)) {
    const taken = Math.min(piece.length, most - filled);
    if (filled + taken > head.length) head = grown(head, Math.min(most, Math.max(filled + taken, 2 * head.length)));
    head.set(piece.subarray(0, taken), filled);
    filled += taken;
    if (taken < piece.length) return { head, complete: false };
  }
  return { head: head.subarray(0, filled), complete: true };
}

function grown(block: Uint8Array, bytes: number): Uint8Array {
  const larger = createBlock(bytes);
  larger.set(block);
  return larger;
}
