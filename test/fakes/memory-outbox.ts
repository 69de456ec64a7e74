import type { Outbox, OutboxMessage } from '../../functions/outbox/outbox.port.ts';

export function memoryOutbox(): Outbox & { all(): OutboxMessage[] } {
  const messages = new Map<string, OutboxMessage>();
  return {
    all: () => [...messages.values()],
    async put(message) {
      if (messages.has(message.messageId)) return 'stands';
      messages.set(message.messageId, message);
      return 'put';
    },
    async get(messageId) {
      return messages.get(messageId);
    },
    async removeNewsBefore(moment) {
      const old = [...messages.keys()].filter((id) => id.startsWith('news#') && id < `news#${moment.toISOString().slice(0, 10)}`);
      for (const id of old) messages.delete(id);
      return old.length;
    },
  };
}
