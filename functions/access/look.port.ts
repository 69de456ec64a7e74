import type { Look } from '../model/look.ts';

export interface LookStore {
  /**
   * Puts the look where its person, each owning OPD, and the day's archive find it, each if it is absent; all of them stand when it returns. Throws when one
   * can't be written: then nothing of the person is answered (access.md: no receipt, no answer).
   */
  append(look: Look): Promise<void>;
}
