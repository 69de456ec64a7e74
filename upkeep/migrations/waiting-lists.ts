import * as z from 'zod';
import { waitingReviewKey } from '../../functions/aws/dynamo/catalog-keys.ts';
import { isOfDataset, type Migration } from './migration.ts';

const waitingSchema = z.object({
  datasetId: z.string(),
  uploadId: z.string(),
  opdId: z.string(),
  state: z.literal('in-review'),
  at: z.object({ 'in-review': z.string() }),
});

/**
 * What waited for the steward in 0.1.0 stood on one list, `REVIEWS`; its OPD has one of its own since (decisions/0025). An entry whose upload waits no more is passed over by
 * whoever reads the list.
 */
export const waitingLists: Migration = {
  number: 2,
  name: 'waiting-lists',
  of(item) {
    const waiting = isOfDataset(item, 'UPLOAD#') ? waitingSchema.safeParse(item).data : undefined;
    if (waiting === undefined) return {};
    const { datasetId, uploadId, opdId, at } = waiting;
    const entry = { datasetId, uploadId, opdId, since: at['in-review'] };
    return { beside: [undefined, opdId].map((of) => ({ ...waitingReviewKey(of, datasetId, uploadId), ...entry })) };
  },
};
