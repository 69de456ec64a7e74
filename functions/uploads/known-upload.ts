import { actsAsUnits } from '../access/act-rules.ts';
import type { DatasetAction } from '../access/action.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Principal } from '../model/principal.ts';
import type { Upload } from '../model/upload.ts';

/**
 * The upload, where the caller may know of it: whoever acts for units alone knows those of their own units. Asked with every upload that a path names, after the
 * action was allowed; another unit's is 404, like none.
 */
export function knownUpload(
  upload: Upload | undefined,
  principal: Principal,
  action: Extract<DatasetAction, 'upload' | 'follow-upload'>,
  dataset: Dataset,
): Upload | undefined {
  const units = actsAsUnits(principal, action, dataset);
  if (!units || !upload) return upload;
  return upload.unitId !== undefined && units.includes(upload.unitId) ? upload : undefined;
}
