import * as z from 'zod';

/** A resident who wants to be told by mail that there is something new, and nothing of what; without one they are told nothing. */
export const noticeChoiceSchema = z.strictObject({
  /** Whose page it is, as `personHash` names them, and the account whose address the login service knows. */
  person: z.string(),
  sub: z.string(),
  since: z.iso.datetime(),
  /** What came until then was told, or was there before. */
  toldUntil: z.iso.datetime(),
});

export type NoticeChoice = z.infer<typeof noticeChoiceSchema>;
