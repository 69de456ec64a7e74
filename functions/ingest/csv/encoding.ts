import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../../model/normal-form.ts';
import { createBlock } from '../normal-form/block.ts';

/**
 * Turns the next piece of a file into UTF-8. Pieces may be cut anywhere; the last call has `final`. What it gives is good until
 * the next call.
 */
export type Decoder = (piece: Uint8Array, final: boolean) => Uint8Array;

export type DetectedEncoding = {
  readonly encoding: Encoding;
  readonly byteOrderMarkBytes: number;
  /** False while only ASCII has been seen: the rest of the file may show another encoding. */
  readonly certain: boolean;
};

/**
 * Written where the source's bytes mean nothing in its encoding. It is never valid UTF-8, so the one check of the reader,
 * which knows the line, finds damage in every encoding.
 */
const damaged = 0xff;
const nothing: Uint8Array = new Uint8Array(0);

/** Encoding from the start of a file: its byte order mark, else UTF-8 if the bytes are, else Windows-1252. */
export function detectEncoding(head: Uint8Array, complete: boolean): DetectedEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', byteOrderMarkBytes: 2, certain: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', byteOrderMarkBytes: 2, certain: true };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', byteOrderMarkBytes: 3, certain: true };
  const whole = complete ? head : head.subarray(0, endOfWholeCharacters(head));
  if (isUtf8(whole)) return { encoding: 'utf-8', byteOrderMarkBytes: 0, certain: complete || !isAscii(whole) };
  return { encoding: hasMultibyteBefore(head, firstDamagedByte(whole)) ? 'utf-8' : 'windows-1252', byteOrderMarkBytes: 0, certain: true };
}

/** True when well-formed UTF-8 beyond ASCII stands before `end`: then the byte there is damage, not another encoding. */
export function hasMultibyteBefore(bytes: Uint8Array, end: number): boolean {
  return !isAscii(bytes.subarray(0, endOfWholeCharacters(bytes.subarray(0, end))));
}

/** Where a cut piece of UTF-8 ends without a half character. */
export function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Offset of the first byte that breaks UTF-8, by halving; the length when all is well. */
export function firstDamagedByte(bytes: Uint8Array): number {
  let sound = 0;
  let unsound = bytes.length + 1;
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1;
    const piece = bytes.subarray(0, middle);
    const whole = middle === bytes.length ? middle : endOfWholeCharacters(piece);
    if (isUtf8(bytes.subarray(0, whole))) sound = middle;
    else unsound = middle;
  }
  return unsound > bytes.length ? bytes.length : unsound - 1;
}

/** A decoder to UTF-8 for `encoding`; the byte order mark is already taken off. */
export function createDecoder(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return (piece) => piece;
  if (encoding === 'windows-1252') return createWindows1252Decoder();
  return createUtf16Decoder(encoding === 'utf-16be');
}

/** What 0x80–0x9F mean in Windows-1252 (WHATWG Encoding, index-windows-1252); the five unassigned bytes are damage. */
const windows1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
/** For each byte three places: how many bytes of UTF-8 it becomes is in the other table. */
const windows1252Utf8 = new Uint8Array(256 * 3);
const windows1252Lengths = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = byte >= 0x80 && byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte);
  const utf8 = character === '\0' && byte !== 0 ? Uint8Array.of(damaged) : Buffer.from(character);
  windows1252Utf8.set(utf8, byte * 3);
  return utf8.length;
});

function createWindows1252Decoder(): Decoder {
  let output = nothing;
  return (piece) => {
    if (isAscii(piece)) return piece;
    if (output.length < piece.length * 3) output = createBlock(piece.length * 3);
    return output.subarray(0, decodeWindows1252(piece, output));
  };
}

/** Writes `piece` as UTF-8 into `output`; gives where it ends. */
function decodeWindows1252(piece: Uint8Array, output: Uint8Array): number {
  let to = 0;
  for (let at = 0; at < piece.length; ) {
    let byte = piece[at] ?? 0;
    while (byte < 0x80 && at < piece.length) {
      output[to++] = byte;
      byte = piece[++at] ?? 0;
    }
    if (at >= piece.length) break;
    const length = windows1252Lengths[byte] ?? 0;
    for (let part = byte * 3; part < byte * 3 + length; part++) output[to++] = windows1252Utf8[part] ?? 0;
    at++;
  }
  return to;
}

function createUtf16Decoder(bigEndian: boolean): Decoder {
  let rest: Uint8Array = nothing;
  return (piece, final) => {
    const bytes = Buffer.concat([rest, piece]);
    const even = bytes.length - (bytes.length % 2);
    const high = even >= 2 ? (bytes[bigEndian ? even - 2 : even - 1] ?? 0) : 0;
    const end = !final && high >= 0xd8 && high < 0xdc ? even - 2 : even;
    rest = bytes.subarray(end);
    const units = bytes.subarray(0, end);
    if (bigEndian) units.swap16();
    const text = units.toString('utf16le');
    const odd = final && bytes.length !== even;
    return text.isWellFormed() && !odd ? Buffer.from(text) : encodeDamaged(text, odd);
  };
}

/** UTF-8 of a text with lone surrogates (or half a code unit at its end), each as one damaged byte. */
function encodeDamaged(text: string, odd: boolean): Uint8Array {
  const mark = Uint8Array.of(damaged);
  const parts = text.split(/\p{Surrogate}/u).flatMap((part, index) => (index === 0 ? [Buffer.from(part)] : [mark, Buffer.from(part)]));
  return Buffer.concat(odd ? [...parts, mark] : parts);
}
