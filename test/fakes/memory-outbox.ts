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
    async removeBefore(kind, moment) {
      const old = [...messages.values()].filter(
        ({ messageId, at }) => messageId.startsWith(`${kind}#`) && Date.parse(at) < moment.getTime(),
      );
      for (const { messageId } of old) messages.delete(messageId);
      return old.length;
    },
  };
}
