/** The bucket that clients write into by presigned URL. After validation starts, an object is addressed by key and versionId. */
export interface Inbox {
  /** A URL for one PUT of exactly `size` bytes, once (`If-None-Match: *` is signed). */
  presignPut(key: string, size: number, expiresInSeconds: number): Promise<{ url: string; headers: Record<string, string> }>;
  /** Writes a text of our own under a key that holds nothing yet; throws when something is there. */
  putText(key: string, text: string): Promise<void>;
  /** Streams that version into the file at `path`; gives its SHA-256 (hex) and size in bytes. */
  download(key: string, versionId: string, path: string): Promise<{ sha256: string; bytes: number }>;
  /** Reads that version once, without keeping it anywhere; gives its SHA-256 (hex) and size in bytes. */
  measure(key: string, versionId: string): Promise<{ sha256: string; bytes: number }>;
  /** The bytes of that version from an offset on, as they come. */
  read(key: string, versionId: string, from: number): AsyncIterable<Uint8Array>;
  /** Tags the version as final, so that the lifecycle rule removes it after 7 days. */
  markFinal(key: string, versionId: string): Promise<void>;
}
