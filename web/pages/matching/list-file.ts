import type { ReadList } from './read-list.ts';

/** The text of the chosen file, or why it can't be read here. */
export type FileText = { readonly ok: true; readonly text: string } | Extract<ReadList, { ok: false }>;

/** A workbook is told by how it begins: a zip (xlsx, ods) or a compound file (xls). */
const beginnings = [
  [0x50, 0x4b],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

export const workbookText = 'Berkas Excel tidak dibaca di sini: simpan sebagai CSV, atau salin sel-selnya dan tempel di kotak di atas.';

/** UTF-8 where the bytes are, else as Windows in Indonesia writes. */
export function fileText(bytes: Uint8Array): FileText {
  if (beginnings.some((beginning) => beginning.every((byte, place) => bytes[place] === byte))) return { ok: false, text: workbookText };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { ok: true, text: new TextDecoder('utf-16le').decode(bytes) };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: true, text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
