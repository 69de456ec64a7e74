import { h } from 'preact';
import { RetractedView, UnseenView } from '../../web/pages/dataset/unseen-view.tsx';
import type { Decision } from '../access/decision.ts';
import { noLongerOpen } from '../http/denied.ts';
import { problemTitles } from '../messages/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Answered } from './page.ts';

/** The page of a dataset that anyone may not see: one 404, the same for closed and nonexistent; what was once public answers 410 with date and reason. */
export function unseen(decision: Decision, dataset: Dataset | undefined): Answered {
  if (dataset && decision.effect === 'deny' && decision.answer === 410) {
    const { at = dataset.updatedAt, reason = noLongerOpen } = dataset.retraction ?? {};
    return { title: problemTitles.gone, status: 410, content: h(RetractedView, { at, reason }) };
  }
  return { title: 'Tidak ditemukan', status: 404, forAccounts: true, content: h(UnseenView, {}) };
}
