/** The objects of a bucket in all their versions, delete markers among them. */
export interface ObjectVersions {
  /** How much lies under a prefix, of the keys that are meant. */
  count(prefix: string, isMeant: (key: string) => boolean): Promise<ObjectCount>;
  /** Removes it for good, and gives how many versions and delete markers that were. Repeatable; throws where one could not be removed. */
  remove(prefix: string, isMeant: (key: string) => boolean): Promise<number>;
}

export type ObjectCount = { readonly versions: number; readonly bytes: number };
