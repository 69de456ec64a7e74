/** Asks for a refresh of the search index and the OPD's counts after a change that either shows: register, publish, describe, level, withdrawal, hold, rejection, review. */
export interface Refresh {
  request(datasetId: string): Promise<void>;
}
