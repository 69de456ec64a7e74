import type { Decoder } from './encoding.ts';
import { carriageReturn, lineFeed } from './line-end.ts';

const quote = 0x22;

/**
 * Takes off the quotes of a file whose every line is one quoted field with a CSV line inside (a CSV saved as a CSV once
 * more). Lines keep their numbers. Lines that are not wrapped pass as they are.
 */
export function createUnwrapper(): Decoder {
  let place: 'line-start' | 'wrapped' | 'quote-in-wrapped' | 'unwrapped' = 'line-start';
  return (piece) => {
    const output = new Uint8Array(piece.length + 1);
    let to = 0;
    for (const byte of piece) {
      if (place === 'line-start' && byte === quote) {
        place = 'wrapped';
        continue;
      }
      if (place === 'wrapped' && byte === quote) {
        place = 'quote-in-wrapped';
        continue;
      }
      if (place === 'wrapped' || (place === 'quote-in-wrapped' && byte === quote)) place = 'wrapped';
      else place = byte === lineFeed || byte === carriageReturn ? 'line-start' : 'unwrapped';
      output[to++] = byte;
    }
    return output.subarray(0, to);
  };
}
