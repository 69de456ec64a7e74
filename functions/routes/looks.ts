import { lookPath, monthQuery, opdDaysQuery, receiptsQuery, toldInPersonQuery, verdictGiven } from '../look-requests.ts';
import { opdPath } from '../requests.ts';
import { get, put } from './route.ts';

/** Who looked at whom: for the person, for the owning OPD, for the Inspektorat. */
export const looks = {
  listMyReceipts: get('/v1/me/receipts', 'records', 'see-own-profile', { query: receiptsQuery }),
  listOpdReceipts: get('/v1/opds/{opdId}/receipts', 'records', 'see-looks-of-opd', { params: opdPath, query: opdDaysQuery }),
  listToldInPerson: get('/v1/looks/{lookId}/told-in-person', 'records', 'serve-at-counter', { params: lookPath, query: toldInPersonQuery }),
  listSample: get('/v1/looks/sample', 'records', 'judge-looks', { query: monthQuery }),
  judgeLook: put('/v1/looks/{lookId}/verdict', 'records', 'judge-looks', { params: lookPath, body: verdictGiven }),
};
