/**
 * A block of memory that is not zeroed first: blocks of some MiB are made for every file, however small, and only what was
 * written to them is ever read.
 */
export function createBlock(bytes: number): Uint8Array {
  const block = Buffer.allocUnsafeSlow(bytes);
  return new Uint8Array(block.buffer, block.byteOffset, bytes);
}
