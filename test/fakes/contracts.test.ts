import { datasetStoreContract } from '../contracts/dataset-store.ts';
import { factsStoreContract } from '../contracts/facts-store.ts';
import { idempotencyStoreContract } from '../contracts/idempotency-store.ts';
import { libraryStoreContract } from '../contracts/library-store.ts';
import { recordStoreContract } from '../contracts/record-store.ts';
import { standardStoreContract } from '../contracts/standard-store.ts';
import { memoryAccessFacts } from './memory-access-facts.ts';
import { memoryDatasets } from './memory-datasets.ts';
import { memoryIdempotency } from './memory-idempotency.ts';
import { memoryLibrary } from './memory-library.ts';
import { memoryRecords } from './memory-records.ts';
import { memoryStandards } from './memory-standards.ts';

datasetStoreContract('memoryDatasets', async () => memoryDatasets());
libraryStoreContract('memoryLibrary', async () => memoryLibrary());
standardStoreContract('memoryStandards', async () => memoryStandards());
idempotencyStoreContract('memoryIdempotency', async () => memoryIdempotency());
factsStoreContract('memoryAccessFacts', async (known) => memoryAccessFacts(known));
recordStoreContract('memoryRecords', async () => {
  const store = memoryRecords();
  return { store, all: async () => store.records };
});
