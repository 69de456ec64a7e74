/** The front door's log, as it was delivered: in files of lines. */
export interface ReadLog {
  /** The files that were put there since that moment. */
  since(moment: Date): Promise<readonly string[]>;
  /** The text of a file, in chunks. */
  open(file: string): AsyncIterable<Uint8Array>;
}
