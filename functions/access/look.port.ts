import type { Look, MatchedLook } from '../model/look.ts';

export interface LookStore {
  /**
   * Puts the look where its person, each owning OPD, and the day's archive find it, each if it is absent, or in the place of what the same request wrote under that id; all of them stand when it returns. Throws when one
   * can't be written: then nothing of the person is answered (access.md: no receipt, no answer).
   */
  append(look: Look): Promise<void>;
  /**
   * The same of one look at many people, `persons` as `personHash` names them: one `lookId` for all. It is packed by the first digits of the hash, so that a list of
   * 1,000 people costs some 250 items, and each of them finds it (`functions/model/packed-persons.ts`).
   */
  appendMatched(look: MatchedLook, persons: readonly string[]): Promise<void>;
}
