/** The keys of the subject index: the one that new indexes are made with, and those before it as long as they are kept. Each throws when the service can't be asked. */
export interface SubjectKeys {
  /** The key that is in force, and the version that names it. */
  current(): Promise<{ readonly version: string; readonly key: Uint8Array }>;
  /** The key of a version; undefined where it is kept no more. */
  of(version: string): Promise<Uint8Array | undefined>;
}
