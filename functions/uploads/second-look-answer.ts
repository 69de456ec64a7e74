import type { AnswerBody } from '../http/answer.ts';
import type { Dataset } from '../model/dataset.ts';
import { isKind, type Principal } from '../model/principal.ts';
import type { SecondLook } from '../model/second-look.ts';
import { isOverdue } from '../model/second-look-words.ts';

/** A second look as its reader may know it: what the pembina data wrote is the steward's, and everybody else's who follows the delivery once the steward sent it on. */
export function secondLookAnswer(
  look: SecondLook,
  { title }: Pick<Dataset, 'title'>,
  { principal, now }: { readonly principal: Principal; readonly now: Date },
): AnswerBody<'judgeSecondLook'> {
  const { datasetId, uploadId, opdId, field, versionNumber, state, sentAt, until, judged, settled } = look;
  const readsAll = isKind(principal, 'steward') || isKind(principal, 'supervisor');
  const isHeldBack = !readsAll && state !== 'agreed' && settled?.as !== 'forwarded';
  return {
    ...{ datasetId, uploadId, opdId, title, field, versionNumber, state, sentAt, until },
    overdue: isOverdue(look, now),
    judgedAt: judged?.at,
    reasons: isHeldBack ? undefined : judged?.reasons,
    settledAt: settled?.at,
    settledText: isHeldBack ? undefined : settled?.text,
  };
}
