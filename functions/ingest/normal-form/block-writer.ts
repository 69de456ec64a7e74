import { type FileHandle, open } from 'node:fs/promises';
import { createBlock } from './block.ts';

/** Writes blocks one after another while the next one is being filled. */
export type BlockWriter = {
  /** Starts writing `block[0, length)` and gives the other block to fill; waits only for the write before. */
  readonly swap: (block: Uint8Array, length: number) => Promise<Uint8Array>;
  /** Waits for the last write and closes. Gives the bytes written. */
  readonly close: () => Promise<number>;
};

/** A writer of a new (or emptied) file at `path`, with two blocks of `blockBytes`; `first` is the one to fill first. */
export async function createBlockWriter(path: string, blockBytes: number): Promise<BlockWriter & { readonly first: Uint8Array }> {
  const file = await open(path, 'w');
  const first = createBlock(blockBytes);
  const second = createBlock(blockBytes);
  let writing: Promise<void> = Promise.resolve();
  let bytes = 0;
  return {
    first,
    async swap(block, length) {
      await writing;
      writing = writeWhole(file, block.subarray(0, length), bytes);
      writing.catch(() => undefined);
      bytes += length;
      return block === first ? second : first;
    },
    async close() {
      try {
        await writing;
      } finally {
        await file.close();
      }
      return bytes;
    },
  };
}

/** At an explicit position: two writes in flight without one swap their blocks. */
async function writeWhole(file: FileHandle, block: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < block.length; ) {
    const { bytesWritten } = await file.write(block, written, block.length - written, position + written);
    written += bytesWritten;
  }
}
