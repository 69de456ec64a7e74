import type { RecordStore } from '../access/record.port.ts';

/** Pages read open data alone, of which no look is recorded: a look that would have to be is a fault, and ends the read. */
export const noRecords: RecordStore = {
  append: async ({ datasetId }) => {
    throw new Error(`a page was about to read ${datasetId}, whose reads are recorded`);
  },
};
