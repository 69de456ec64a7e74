import type { Outbox, OutboxMessage } from '../../functions/outbox/outbox.port.ts';

export function memoryOutbox(): Outbox & { all(): OutboxMessage[] } {
  const messages = new Map<string, OutboxMessage>();
  const removeBefore = (prefix: string, moment: Date) => {
    const old = [...messages.keys()].filter((id) => id.startsWith(prefix) && id < `${prefix}${moment.toISOString().slice(0, 10)}`);
    for (const id of old) messages.delete(id);
    return old.length;
  };
  return {
    removeRemindersBefore: async (moment) => removeBefore('reminder#', moment),
    all: () => [...messages.values()],
    async put(message) {
      if (messages.has(message.messageId)) return 'stands';
      messages.set(message.messageId, message);
      return 'put';
    },
    async get(messageId) {
      return messages.get(messageId);
    },
    removeNewsBefore: async (moment) => removeBefore('news#', moment),
  };
}
