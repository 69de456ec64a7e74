import { keptOf } from '../access/kept-at-edge.ts';
import { recheckAccess } from '../datasets/recheck-access.ts';
import type { AnyAnswer } from '../http/answer.ts';
import type { Problem } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { anonymous } from '../model/principal.ts';
import type { DatasetPagePorts } from './ports.ts';

type Asked = { readonly params: { readonly datasetId: string }; readonly now: Date };

/**
 * Draws a page of a dataset for anyone, and lets it go only if the dataset is still what it was drawn from (decision 0014): first rows and pictures are kept beside the
 * versions, so no reading of rows looks again.
 */
export function asItStands<A extends AnyAnswer>(
  { facts }: Pick<DatasetPagePorts, 'facts'>,
  { params, now }: Asked,
  draw: (dataset: Dataset | undefined) => Promise<A>,
): Promise<A | Problem> {
  return recheckAccess(
    facts,
    { principal: anonymous, params, now },
    ({ dataset }) => ({ ok: true, of: dataset }),
    async (dataset) => ({ ...(await draw(dataset)), ...keptOf(anonymous, dataset) }),
  );
}
