import { findingOpened, findingPath, findingVerdictGiven } from '../requests/finding.ts';
import { dataset, get, post, put } from './route.ts';

/** What is suspected of aid lists: numbers for the walidata and their owners, rows for whoever may read all of the list. */
export const finding = {
  listFindings: get('/v1/findings', 'persons', 'see-findings'),
  readFinding: post(`${dataset}/findings/{findingId}/rows`, 'persons', 'read-whole', {
    params: findingPath,
    body: findingOpened,
    confidential: true,
    repeatable: true,
  }),
  judgeFinding: put(`${dataset}/findings/{findingId}/verdict`, 'persons', 'judge-finding', {
    params: findingPath,
    body: findingVerdictGiven,
  }),
};
