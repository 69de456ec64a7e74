/** Text is read here; a workbook, or a page that is called one, goes to the service as it is. */
export type FileText = { readonly is: 'text'; readonly text: string } | { readonly is: 'file' };

/** How what is no text begins: a zip (xlsx, ods), a compound file (xls), a page of HTML. */
const beginnings = [[0x50, 0x4b], [0xd0, 0xcf, 0x11, 0xe0], [0x3c]] as const;

/** UTF-8 where the bytes are, else as Windows in Indonesia writes. */
export function fileText(bytes: Uint8Array): FileText {
  if (beginnings.some((beginning) => beginning.every((byte, place) => bytes[place] === byte))) return { is: 'file' };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { is: 'text', text: new TextDecoder('utf-16le').decode(bytes) };
  try {
    return { is: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { is: 'text', text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
