import { uploadPlaceKey } from '../../functions/aws/dynamo/catalog-keys.ts';
import { isOfDataset, type Migration, textAt } from './migration.ts';

/** Uploads from before they could be found by their number alone (0.1.0) have no `UPLOAD#<ulid>` / `PLACE`: the helpdesk would not find them. */
export const uploadPlaces: Migration = {
  number: 1,
  name: 'upload-places',
  of(item) {
    const [datasetId, uploadId] = [textAt(item, 'datasetId'), textAt(item, 'uploadId')];
    if (!isOfDataset(item, 'UPLOAD#') || datasetId === undefined || uploadId === undefined) return {};
    return { beside: [{ ...uploadPlaceKey(uploadId), datasetId }] };
  },
};
