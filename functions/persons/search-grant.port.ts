import type { SearchGrant } from '../model/search-grant.ts';

/** Who may search for people without their NIK. */
export interface SearchGrantStore {
  /** Writes it over what stands. */
  put(grant: SearchGrant): Promise<void>;
  get(opdId: string, sub: string): Promise<SearchGrant | undefined>;
  /** All that were ever given by that OPD. */
  ofOpd(opdId: string): Promise<readonly SearchGrant[]>;
}
