import { memoryAccountRecords } from '../fakes/memory-account-records.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { accountRecordStoreContract } from './account-record-store.ts';
import { accountStoreContract } from './account-store.ts';

accountStoreContract('memoryAccounts', async () => memoryAccounts());
accountRecordStoreContract('memoryAccountRecords', async () => {
  const store = memoryAccountRecords();
  return { store, all: async () => store.records };
});
