import type { UnitTask, Upload } from '../../parts/api-nouns.ts';

/** What is known of what units sent; `isWhole` unless there is more than these. */
export type Sent = { readonly uploads: readonly Pick<Upload, 'unitId' | 'state'>[]; readonly isWhole: boolean };

/** Whether a unit's part may have rows, of whatever period: what was never sent can't be fetched. */
export function mayHaveRows({ unit: { unitId }, dataset: { status } }: UnitTask, { uploads, isWhole }: Sent): boolean {
  return status === 'came' || !isWhole || uploads.some((upload) => upload.unitId === unitId && upload.state === 'published');
}
