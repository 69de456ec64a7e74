import { accountChange, accountPath, accountsQuery, handover, invitation } from '../requests/account.ts';
import { opdPath, personGiven } from '../requests.ts';
import { get, patch, post, put } from './route.ts';

/** Who is calling, and who may. */
export const account = {
  whoAmI: get('/v1/me', 'identity', 'identify'),
  listStaff: get('/v1/opds/{opdId}/staff', 'accounts', 'see-staff', { params: opdPath }),
  inviteAccount: post('/v1/accounts', 'accounts', 'keep-accounts', { body: invitation }),
  listAccounts: get('/v1/accounts', 'accounts', 'keep-accounts', { query: accountsQuery }),
  getAccount: get('/v1/accounts/{sub}', 'accounts', 'keep-accounts', { params: accountPath }),
  changeAccount: patch('/v1/accounts/{sub}', 'accounts', 'keep-accounts', { params: accountPath, body: accountChange, guarded: true }),
  handOver: post('/v1/accounts/{sub}/handover', 'accounts', 'keep-accounts', { params: accountPath, body: handover }),
  bindPerson: put('/v1/accounts/{sub}/person', 'accounts', 'bind-person', { params: accountPath, body: personGiven, confidential: true }),
};
