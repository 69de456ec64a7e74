import type { QrVersion } from './qr-versions.ts';
import { checkCodewords } from './reed-solomon.ts';

const byteMode = 0b0100;
/** What fills the codewords that are left, in turn (ISO/IEC 18004, 7.4.10). */
const padding = [0xec, 0x11];

/** Bytes that fit beside the mode, their count and the end. */
export function roomOf({ blocks, data }: QrVersion): number {
  return blocks * data - 2;
}

/** The codewords of a symbol in the order in which they are drawn: those of all blocks in turn, then their checks likewise. */
export function codewordsOf(bytes: Uint8Array, version: QrVersion): number[] {
  const all = dataCodewords(bytes, version.blocks * version.data);
  const blocks = Array.from({ length: version.blocks }, (_, place) => all.slice(place * version.data, (place + 1) * version.data));
  return [...inTurn(blocks), ...inTurn(blocks.map((block) => checkCodewords(block, version.check)))];
}

/** Mode and count are 12 bits, so that each byte lies across two codewords. */
function dataCodewords(bytes: Uint8Array, length: number): number[] {
  const halves = [byteMode, bytes.length >>> 4, bytes.length & 15, ...[...bytes].flatMap((byte) => [byte >>> 4, byte & 15]), 0];
  const codewords = Array.from({ length: halves.length / 2 }, (_, place) => ((halves[2 * place] ?? 0) << 4) | (halves[2 * place + 1] ?? 0));
  const left = Array.from({ length: length - codewords.length }, (_, place) => padding[place % 2] ?? 0);
  return [...codewords, ...left];
}

function inTurn(blocks: readonly (readonly number[])[]): number[] {
  return (blocks[0] ?? []).flatMap((_, place) => blocks.map((block) => block[place] ?? 0));
}
