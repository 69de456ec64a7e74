import { decide } from '../access/decide.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Principal } from '../model/principal.ts';
import type { SupervisorField } from '../model/second-look-words.ts';
import type { Upload } from '../model/upload.ts';
import { endOfWorkingDays } from '../model/working-day.ts';
import type { SecondLookStore } from './second-look.port.ts';

export type SupervisorPorts = {
  readonly secondLooks: SecondLookStore;
  /** Days on which the city does not work (ISO dates). */
  readonly holidays: readonly string[];
};

/**
 * Priority data that the steward approved goes to the pembina data of its field, once each upload; it is published already, and stays so (docs/decisions/0072). What they may not know of, closed
 * data, does not go.
 */
export async function sendToSupervisor(
  { secondLooks, holidays }: SupervisorPorts,
  dataset: Dataset | undefined,
  upload: Upload,
  field: SupervisorField,
  now: Date,
): Promise<void> {
  if (!dataset?.priority || upload.state !== 'published') return;
  if (decide(aSupervisor(field), 'see', { kind: 'dataset', dataset }, now).effect === 'deny') return;
  const { datasetId, uploadId, opdId, versionNumber } = upload;
  if ((await secondLooks.get({ datasetId, uploadId })) !== undefined) return;
  await secondLooks.begin({
    ...{ datasetId, uploadId, opdId, field, state: 'waiting', sentAt: now.toISOString(), revision: 1 },
    ...(versionNumber === undefined ? {} : { versionNumber }),
    until: lastDayOf(now, holidays),
  });
}

/** Until when they look at what comes to them now. */
export function lastDayOf(now: Date, holidays: readonly string[]): string {
  return endOfWorkingDays(now, limits.secondLookWorkingDays, holidays).toISOString();
}

function aSupervisor(field: SupervisorField): Principal {
  return { type: 'account', sub: 'supervisor', name: 'supervisor', kinds: [{ kind: 'overseer' }, { kind: 'supervisor', field }] };
}
