import { sha256Of } from './write-papers.ts';

const bytesOfHead = 1_024;
const bytesOfEnd = 2_048;

/** Whether bytes are a PDF by their first and last lines (ISO 32000-1, 7.5.2 and 7.5.5; readers look as far as this for them). */
export function isPdf(bytes: Uint8Array): boolean {
  const [head, end] = [latin(bytes.subarray(0, bytesOfHead)), latin(bytes.subarray(-bytesOfEnd))];
  return /%PDF-[12]\.\d/.test(head) && /startxref\s+\d+\s+%%EOF/.test(end);
}

/** Whether it holds the dictionary of a signature, which says over which bytes it is made (ISO 32000-1, 12.8.1). Whether it is valid, only who issued it says. */
export function hasSignature(bytes: Uint8Array): boolean {
  return /\/ByteRange\s*\[/.test(latin(bytes));
}

/** Whether it begins with the very file that is known by this checksum: what is signed by an addition leaves it whole. */
export function beginsWith(bytes: Uint8Array, file: { readonly sha256: string; readonly bytes: number }): boolean {
  return sha256Of(bytes.subarray(0, file.bytes)) === file.sha256;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
