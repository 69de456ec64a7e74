import {
  caseDecided,
  casePath,
  lookPath,
  looksResumed,
  monthQuery,
  opdDaysQuery,
  receiptsQuery,
  toldInPersonQuery,
  verdictGiven,
} from '../requests/look.ts';
import { opdPath } from '../requests.ts';
import { get, post, put } from './route.ts';

/** Who looked at whom: for the person, for the owning OPD, for the Inspektorat. */
export const looks = {
  listMyReceipts: get('/v1/me/receipts', 'records', 'see-own-profile', { query: receiptsQuery }),
  listOpdReceipts: get('/v1/opds/{opdId}/receipts', 'records', 'see-looks-of-opd', { params: opdPath, query: opdDaysQuery }),
  listToldInPerson: get('/v1/looks/{lookId}/told-in-person', 'records', 'serve-at-counter', { params: lookPath, query: toldInPersonQuery }),
  listSample: get('/v1/looks/sample', 'records', 'judge-looks', { query: monthQuery }),
  judgeLook: put('/v1/looks/{lookId}/verdict', 'records', 'judge-looks', { params: lookPath, body: verdictGiven }),
  listCases: get('/v1/opds/{opdId}/cases', 'persons', 'confirm-looks', { params: opdPath }),
  decideCase: put('/v1/opds/{opdId}/cases/{lookId}', 'persons', 'confirm-looks', { params: casePath, body: caseDecided }),
  resumeLooks: post('/v1/opds/{opdId}/resumptions', 'persons', 'resume-looks', { params: opdPath, body: looksResumed, repeatable: true }),
};
