import { inboxPartsContract } from '../contracts/inbox-parts.ts';
import { memoryInbox } from './memory-inbox.ts';
import { memoryInboxParts } from './memory-inbox-parts.ts';

inboxPartsContract('memoryInboxParts', async () => {
  const inbox = memoryInbox();
  const parts = memoryInboxParts(inbox);
  return { parts, put: async (url, bytes) => parts.put(url, bytes), object: async (key) => inbox.newest(key) };
});
