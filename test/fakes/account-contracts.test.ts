import { accountRecordStoreContract } from '../contracts/account-record-store.ts';
import { accountStoreContract } from '../contracts/account-store.ts';
import { memoryAccountRecords } from './memory-account-records.ts';
import { memoryAccounts } from './memory-accounts.ts';

accountStoreContract('memoryAccounts', async () => memoryAccounts());
accountRecordStoreContract('memoryAccountRecords', async () => {
  const store = memoryAccountRecords();
  return { store, all: async () => store.records };
});
