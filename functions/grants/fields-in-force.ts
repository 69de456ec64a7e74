import type { Dataset } from '../model/dataset.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Field } from '../standards/standard.ts';

/** The fields of the standard in force; none before the first review. */
export async function fieldsInForce(
  standards: Pick<StandardStore, 'get'>,
  { datasetId, standardVersion }: Dataset,
): Promise<readonly Field[]> {
  const standard = standardVersion === undefined ? undefined : await standards.get(datasetId, standardVersion);
  return standard?.fields ?? [];
}
