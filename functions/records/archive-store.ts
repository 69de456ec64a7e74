/** Objects that are written once and never over (the archive bucket, under object lock). */
export interface ArchiveStore {
  /** Writes the object if there is none of that key; `sha256` (hex) is of the text's UTF-8 bytes, and storage compares it with what arrived. */
  putOnce(key: string, text: string, sha256: string): Promise<'written' | 'exists'>;
  /** The object's text; undefined where there is none. */
  get(key: string): Promise<string | undefined>;
}
