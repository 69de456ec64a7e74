import type { Dataset } from '../model/dataset.ts';

const labels: Readonly<Record<Dataset['state'], string>> = { draft: 'belum terbit', published: 'terbit', withdrawn: 'ditarik' };
const byState: ReadonlyMap<string, string> = new Map(Object.entries(labels));

/** Of one that nobody but its OPD reads for now. */
export const onHoldText = 'Dataset ini sedang ditahan.';

/** A dataset's state as people read it; one that is unknown here as it is. */
export function datasetStateText(state: string): string {
  return byState.get(state) ?? state;
}
