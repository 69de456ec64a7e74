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

    test('takes away reminders of earlier days, and nothing else', async () => {
      const outbox = await open();
      const { about: _about, ...general } = message;
      const reminder = (day: string) => ({ ...general, messageId: `reminder#${day}#sub-klerk`, to: { sub: 'sub-klerk' } });
      for (const one of [message, reminder('2031-12-01'), reminder('2031-12-02')]) await outbox.put(one);
      expect(await outbox.removeRemindersBefore(new Date('2031-12-02T23:00:00.000Z'))).toBe(1);
      expect(await outbox.get('reminder#2031-12-01#sub-klerk')).toBeUndefined();
      expect(await outbox.get('reminder#2031-12-02#sub-klerk')).toEqual(reminder('2031-12-02'));
      expect(await outbox.get(message.messageId)).toEqual(message);
    });

    test('takes away notices to residents of earlier days, and nothing else', async () => {
      const outbox = await open();
      const { about: _about, ...general } = message;
      const news = (day: string) => ({ ...general, messageId: `news#${day}#sub-warga`, to: { sub: 'sub-warga' } });
      for (const one of [message, news('2031-12-01'), news('2031-12-02')]) await outbox.put(one);
      expect(await outbox.removeNewsBefore(new Date('2031-12-02T23:00:00.000Z'))).toBe(1);
      expect(await outbox.get('news#2031-12-01#sub-warga')).toBeUndefined();
      expect(await outbox.get('news#2031-12-02#sub-warga')).toEqual(news('2031-12-02'));
      expect(await outbox.get(message.messageId)).toEqual(message);
    });
  });
}
