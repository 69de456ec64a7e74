import { describe, expect, test } from 'vitest';
import type { Outbox, OutboxMessage } from '../../functions/outbox/outbox.port.ts';

const message: OutboxMessage = {
  messageId: 'retention#bansos#2031-12-31',
  to: { opdId: 'dinas-sosial', role: 'head' },
  subject: 'Masa simpan berakhir',
  text: 'Data akan dimusnahkan.',
  at: '2031-12-01T01:50:00.000Z',
  about: 'bansos',
};

/** What every Outbox does; `open` gives an empty one. */
export function outboxContract(name: string, open: () => Promise<Outbox>): void {
  describe(`${name} as an Outbox`, () => {
    test('keeps a message as it was put first, however often it is told', async () => {
      const outbox = await open();
      expect(await outbox.get(message.messageId)).toBeUndefined();
      expect(await outbox.put(message)).toBe('put');
      expect(await outbox.put({ ...message, text: 'lain', at: '2031-12-02T01:50:00.000Z' })).toBe('stands');
      expect(await outbox.get(message.messageId)).toEqual(message);
      const { about: _about, ...general } = message;
      expect(await outbox.put({ ...general, messageId: 'lain' })).toBe('put');
      expect(await outbox.get('lain')).toEqual({ ...general, messageId: 'lain' });
    });

    test.each(['news', 'reminder', 'report'] as const)(
      'takes away messages of the kind %s that were put before, and nothing else',
      async (kind) => {
        const outbox = await open();
        const { about: _about, ...general } = message;
        const one = (at: string) => ({ ...general, messageId: `${kind}#${at}#sub-klerk`, to: { sub: 'sub-klerk' }, at });
        const [old, young] = [one('2031-12-01T01:50:00.000Z'), one('2031-12-02T01:50:00.000Z')];
        for (const put of [message, old, young]) await outbox.put(put);
        expect(await outbox.removeBefore(kind, new Date(young.at))).toBe(1);
        expect(await outbox.get(old.messageId)).toBeUndefined();
        expect(await outbox.get(young.messageId)).toEqual(young);
        expect(await outbox.get(message.messageId)).toEqual(message);
      },
    );
  });
}
