import { memoryInbox } from '../fakes/memory-inbox.ts';
import { memoryInboxParts } from '../fakes/memory-inbox-parts.ts';
import { inboxPartsContract } from './inbox-parts.ts';

inboxPartsContract('memoryInboxParts', async () => {
  const inbox = memoryInbox();
  const parts = memoryInboxParts(inbox);
  return { parts, put: async (url, bytes) => parts.put(url, bytes), object: async (key) => inbox.newest(key) };
});
