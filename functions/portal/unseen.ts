import { h } from 'preact';
import { RetractedView, UnseenView } from '../../web/pages/dataset/unseen-view.tsx';
import type { Decision } from '../access/decision.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Answered } from './page.ts';

/** The page of a dataset that anyone may not see: one 404, the same for closed and nonexistent; what was once public answers 410 with date and reason. */
export function unseen(decision: Decision, dataset: Dataset | undefined): Answered {
  if (dataset && decision.effect === 'deny' && decision.answer === 410) {
    const { at = dataset.updatedAt, reason = 'Data ini tidak lagi dibuka untuk umum.' } = dataset.retraction ?? {};
    return { title: 'Tidak lagi tersedia', status: 410, content: h(RetractedView, { at, reason }) };
  }
  return { title: 'Tidak ditemukan', status: 404, forAccounts: true, content: h(UnseenView, {}) };
}
