import type { AnswerBody } from '../http/answer.ts';
import type { Dataset } from '../model/dataset.ts';
import { isOperatorOf, type Principal } from '../model/principal.ts';
import type { SecondLook } from '../model/second-look.ts';
import { isOverdue } from '../model/second-look-words.ts';

/** A second look as its reader may know it: what the pembina data wrote goes to the OPD once the steward sent it on. */
export function secondLookAnswer(
  look: SecondLook,
  { title, opdId: owner }: Pick<Dataset, 'title' | 'opdId'>,
  { principal, now }: { readonly principal: Principal; readonly now: Date },
): AnswerBody<'judgeSecondLook'> {
  const { datasetId, uploadId, opdId, field, versionNumber, state, sentAt, until, judged, settled } = look;
  const isHeldBack = isOperatorOf(principal, owner) && state !== 'agreed' && settled?.as !== 'forwarded';
  return {
    ...{ datasetId, uploadId, opdId, title, field, versionNumber, state, sentAt, until },
    overdue: isOverdue(look, now),
    judgedAt: judged?.at,
    reasons: isHeldBack ? undefined : judged?.reasons,
    settledAt: settled?.at,
    settledText: isHeldBack ? undefined : settled?.text,
  };
}
