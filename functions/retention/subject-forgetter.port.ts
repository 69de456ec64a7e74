/** What finds persons in a dataset's rows: whoever builds such an index lets a dataset be forgotten. */
export interface SubjectForgetter {
  /** Removes every entry that a dataset has, of whatever version, upload and part, orphans too; gives how many. Repeatable; throws where one could not be removed. */
  forget(datasetId: string): Promise<number>;
}
