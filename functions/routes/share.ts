import { accountsQuery } from '../requests/account.ts';
import {
  accessAsked,
  accessDecided,
  datasetPath,
  grantPath,
  institutionPath,
  pageQuery,
  recordsQuery,
  requestPath,
  requestsQuery,
} from '../requests.ts';
import { dataset, get, post, remove } from './route.ts';

/** Limited data by request, and who looked. */
export const share = {
  requestAccess: post(`${dataset}/access-requests`, 'grants', 'request-access', { params: datasetPath, body: accessAsked }),
  listRequests: get(`${dataset}/access-requests`, 'grants', 'list-requests', { params: datasetPath, query: requestsQuery }),
  withdrawRequest: remove(`${dataset}/access-requests/{requestId}`, 'grants', 'request-access', { params: requestPath }),
  listWaitingRequests: get('/v1/access-requests', 'grants', 'identify', { query: pageQuery }),
  decideAccess: post(`${dataset}/access-requests/{requestId}/decision`, 'grants', 'decide-access', {
    params: requestPath,
    body: accessDecided,
  }),
  listOfficers: get('/v1/institutions/{institution}/officers', 'accounts', 'list-officers', {
    params: institutionPath,
    query: accountsQuery,
  }),
  listGrants: get(`${dataset}/grants`, 'grants', 'list-grants', { params: datasetPath, query: pageQuery }),
  renewGrant: post(`${dataset}/grants/{institution}/renewal`, 'grants', 'decide-access', { params: grantPath }),
  revokeGrant: remove(`${dataset}/grants/{institution}`, 'grants', 'decide-access', { params: grantPath }),
  listAccessRecords: get(`${dataset}/access-records`, 'records', 'see-records', { params: datasetPath, query: recordsQuery }),
};
