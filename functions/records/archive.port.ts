/**
 * What stands at a key: its text; `none` where there never was an object; `hidden` where one was and something (a delete marker) lies over it; `altered` where the
 * bytes are not those that were written, by the checksum that storage keeps of them.
 */
export type ArchivedObject = { readonly text: string } | 'none' | 'hidden' | 'altered';

/** Objects that are written once and never over (the archive bucket, under object lock). */
export interface ArchiveStore {
  /** Writes the object if none stands at that key; `sha256` (hex) is of the text's UTF-8 bytes, and storage compares it with what arrived. */
  putOnce(key: string, text: string, sha256: string): Promise<'written' | 'exists'>;
  get(key: string): Promise<ArchivedObject>;
}
