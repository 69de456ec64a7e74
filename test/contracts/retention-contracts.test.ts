import { memoryDestructions } from '../fakes/memory-destructions.ts';
import { memoryObjectVersions } from '../fakes/memory-object-versions.ts';
import { memoryOutbox } from '../fakes/memory-outbox.ts';
import { destructionStoreContract } from './destruction-store.ts';
import { objectVersionsContract } from './object-versions.ts';
import { outboxContract } from './outbox.ts';

outboxContract('memoryOutbox', async () => memoryOutbox());
destructionStoreContract('memoryDestructions', async () => memoryDestructions());
objectVersionsContract('memoryObjectVersions', async () => {
  const versions = memoryObjectVersions();
  return { versions, put: async (key, text) => versions.put(key, text), hide: async (key) => versions.hide(key) };
});
