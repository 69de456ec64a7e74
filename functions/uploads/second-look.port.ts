import type { SecondLook } from '../model/second-look.ts';
import type { SupervisorField } from '../model/second-look-words.ts';

type Place = Pick<SecondLook, 'datasetId' | 'uploadId'>;

/** Where second looks are kept. The item beside the dataset is the truth; the open ones of a field also stand on its list. */
export interface SecondLookStore {
  get(place: Place): Promise<SecondLook | undefined>;
  /** Puts it on its field's list, then beside its dataset on absence; one that is there stays. Repeatable. */
  begin(look: SecondLook): Promise<void>;
  /** Writes it over the revision before its own. */
  replace(look: SecondLook): Promise<'written' | 'stale'>;
  /** Takes it off its field's list. Repeatable. */
  close(look: SecondLook): Promise<void>;
  /** What stands on a field's list, the oldest first. */
  listOpen(field: SupervisorField): Promise<readonly SecondLook[]>;
  /** All of a dataset, the newest first. */
  listOf(datasetId: string): Promise<readonly SecondLook[]>;
}
