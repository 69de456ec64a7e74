/** How many codewords a symbol has at error level M (ISO/IEC 18004, table 9): `blocks` of the same length, each followed by `check` codewords that correct it. */
export type QrVersion = { readonly version: number; readonly blocks: number; readonly data: number; readonly check: number };

/** Versions 1 to 6: up to 106 bytes. Larger symbols also tell their version, in blocks of two lengths; an address needs neither. */
export const qrVersions: readonly QrVersion[] = [
  { version: 1, blocks: 1, data: 16, check: 10 },
  { version: 2, blocks: 1, data: 28, check: 16 },
  { version: 3, blocks: 1, data: 44, check: 26 },
  { version: 4, blocks: 2, data: 32, check: 18 },
  { version: 5, blocks: 2, data: 43, check: 24 },
  { version: 6, blocks: 4, data: 27, check: 16 },
];

/** Modules along an edge. */
export function edgeOf(version: number): number {
  return 17 + 4 * version;
}
