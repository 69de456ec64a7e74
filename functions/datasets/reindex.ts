/** Asks for a rebuild of the search index after a change that the catalogue shows: publish, describe, level, withdrawal, hold. */
export interface Reindex {
  request(datasetId: string): Promise<void>;
}
