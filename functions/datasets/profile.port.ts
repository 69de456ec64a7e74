import type { Profile } from '../model/profile.ts';

/** Where it is kept how datasets appear in people's profiles. */
export interface ProfileStore {
  /** The dataset's setting, strongly consistent. */
  get(datasetId: string): Promise<Profile | undefined>;
  /** Writes over the revision before it, the first on absence; the very same writing again is written. */
  put(profile: Profile): Promise<'written' | 'stale'>;
  /** All of the city's, by dataset id, strongly consistent. */
  list(): Promise<readonly Profile[]>;
}
