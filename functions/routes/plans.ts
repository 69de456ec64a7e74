import {
  forumHeld,
  planAgreed,
  planCopied,
  planFileGiven,
  planFilePath,
  planPath,
  planSigned,
  planWritten,
  planYearPath,
} from '../requests/plan.ts';
import { get, post, put } from './route.ts';

const plan = '/v1/plans/{year}/{opdId}';

/**
 * What each OPD will deliver in a year, and what the forum decides about it. Bodies tell what the caller may know at that time, so none is kept for a repeated request: acts
 * on a plan name its revision or find it there, and a meeting that was recorded is told as it may be told now.
 */
export const plans = {
  listPlans: get('/v1/plans/{year}', 'plans', 'anyone', { params: planYearPath }),
  getPlan: get(plan, 'plans', 'anyone', { params: planPath }),
  setPlan: put(plan, 'plans', 'draft-plan', { params: planPath, body: planWritten }),
  copyPlan: post(`${plan}/copy`, 'plans', 'draft-plan', { params: planPath, body: planCopied, repeatable: true }),
  readPlanFile: post(`${plan}/file`, 'plans', 'draft-plan', { params: planPath, body: planFileGiven, repeatable: true }),
  getPlanFile: get(`${plan}/file/{format}`, 'plans', 'anyone', { params: planFilePath }),
  signPlan: post(`${plan}/signature`, 'plans', 'sign-plan', { params: planPath, body: planSigned, repeatable: true }),
  agreePlan: post(`${plan}/agreement`, 'plans', 'agree-plan', { params: planPath, body: planAgreed, repeatable: true }),
  listPlanChanges: get(`${plan}/changes`, 'plans', 'see-plan-history', { params: planPath }),
  listPlanConflicts: get('/v1/plan-conflicts/{year}', 'plans', 'see-forum', { params: planYearPath }),
  listForumDecisions: get('/v1/forum-decisions/{year}', 'plans', 'see-forum', { params: planYearPath }),
  decideInForum: post('/v1/forum-decisions/{year}', 'plans', 'decide-in-forum', { params: planYearPath, body: forumHeld, signs: true }),
};
