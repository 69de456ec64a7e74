import type { Dataset } from '../model/dataset.ts';

const labels: Readonly<Record<Dataset['state'], string>> = { draft: 'belum terbit', published: 'terbit', withdrawn: 'ditarik' };
const byState: ReadonlyMap<string, string> = new Map(Object.entries(labels));

/** A dataset's state as people read it; one that is unknown here as it is. */
export function datasetStateText(state: string): string {
  return byState.get(state) ?? state;
}
