import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';
import { memoryLibrary } from '../fakes/memory-library.ts';
import { memoryProfiles } from '../fakes/memory-profiles.ts';
import { memoryRecords } from '../fakes/memory-records.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { datasetStoreContract } from './dataset-store.ts';
import { factsStoreContract } from './facts-store.ts';
import { idempotencyStoreContract } from './idempotency-store.ts';
import { libraryStoreContract } from './library-store.ts';
import { profileStoreContract } from './profile-store.ts';
import { recordStoreContract } from './record-store.ts';
import { standardStoreContract } from './standard-store.ts';

datasetStoreContract('memoryDatasets', async () => memoryDatasets());
libraryStoreContract('memoryLibrary', async () => memoryLibrary());
standardStoreContract('memoryStandards', async () => memoryStandards());
profileStoreContract('memoryProfiles', async () => memoryProfiles());
idempotencyStoreContract('memoryIdempotency', async () => memoryIdempotency());
factsStoreContract('memoryAccessFacts', async (known) => memoryAccessFacts(known));
recordStoreContract('memoryRecords', async () => {
  const store = memoryRecords();
  return { store, all: async () => store.records };
});
