/** A part that has arrived in the inbox. */
export type ReceivedPart = { readonly partNumber: number; readonly etag: string; readonly bytes: number };

/**
 * Files that come in parts (S3, "Multipart upload"). The parts become one object, in one step, and only then does ingest hear of it.
 * A multipart upload is over when it was completed or aborted, or when the bucket's lifecycle rule removed it.
 */
export interface InboxParts {
  /** Begins one under `key`; gives storage's id of it. */
  begin(key: string): Promise<string>;
  /** A URL for the PUT of one part of exactly `size` bytes; sent again, the part replaces the one before. */
  presign(
    key: string,
    multipartId: string,
    part: { readonly number: number; readonly size: number },
    expiresInSeconds: number,
  ): Promise<string>;
  /** What has arrived so far, by number; undefined once it is over. */
  list(key: string, multipartId: string): Promise<readonly ReceivedPart[] | undefined>;
  /**
   * Makes the object of those parts, unless one stands under the key. `changed`: a part was sent again since it was listed.
   * `over`: there is nothing (more) to complete, or somebody else is completing it.
   */
  complete(key: string, multipartId: string, parts: readonly ReceivedPart[]): Promise<'completed' | 'changed' | 'over'>;
  /** Removes the parts. Repeatable. */
  abort(key: string, multipartId: string): Promise<void>;
}
