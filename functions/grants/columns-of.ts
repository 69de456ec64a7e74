import type { Dataset } from '../datasets/dataset.ts';
import type { StandardStore } from '../standards/standard-store.ts';

/** The names of the columns of the standard in force; none before the first review. */
export async function columnsOf(standards: Pick<StandardStore, 'get'>, { datasetId, standardVersion }: Dataset): Promise<string[]> {
  const standard = standardVersion === undefined ? undefined : await standards.get(datasetId, standardVersion);
  return standard?.fields.map(({ name }) => name) ?? [];
}
