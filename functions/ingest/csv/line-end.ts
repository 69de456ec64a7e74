export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/**
 * Bytes of the line end at `at`, where a CR or LF stands: LF 1, CR LF 2, lone CR 1, CR CR LF 3 (text-mode writing of CR LF, a
 * Windows mishap; one line to the one who made the file). -1 when the bytes that decide are not there yet.
 */
export function lineEndBytes(input: Uint8Array, at: number, end: number, final: boolean): number {
  if (input[at] === lineFeed) return 1;
  if (at + 1 >= end) return final ? 1 : -1;
  if (input[at + 1] === lineFeed) return 2;
  if (input[at + 1] !== carriageReturn) return 1;
  if (at + 2 >= end) return final ? 1 : -1;
  return input[at + 2] === lineFeed ? 3 : 1;
}

/** Line ends that lie before `end`. */
export function countLineEnds(input: Uint8Array, from: number, end: number): number {
  let lines = 0;
  for (let at = from; at < end; at++) {
    if (input[at] !== lineFeed && input[at] !== carriageReturn) continue;
    at += lineEndBytes(input, at, end, true) - 1;
    lines++;
  }
  return lines;
}
